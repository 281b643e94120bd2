import Testing

/// The dashboard in a real browser, on the demo data.
@Suite(.timeLimit(.minutes(5))) struct DashboardTests {
    @Test func `a browser signs in, finds a cause, searches, exports and reconciles`() throws {
        let server = try ServerProcess(["--demo"])
        let line = try server.nextLine()
        try #require(line.hasPrefix("demo token: "), "\(line)")
        let token = String(line.dropFirst("demo token: ".count))
        let outcome = try Executable.python("Browser/dashboard.py", [server.baseURL, token])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}
