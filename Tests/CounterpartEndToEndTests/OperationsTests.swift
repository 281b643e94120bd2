import Testing

/// The operations surface of the built executable over a real socket, with demo data.
@Suite(.timeLimit(.minutes(3))) struct OperationsTests {
    @Test func `a client finds everything as the OpenAPI document says`() throws {
        let server = try ServerProcess(["--demo"])
        let token = try #require(try server.nextLine().split(separator: " ").last.map(String.init))
        let outcome = try Executable.python("Clients/operations.py", [server.baseURL, token])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}
