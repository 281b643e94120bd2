import Testing

/// The recorded requests and answers, against the built executable over a real socket.
@Suite(.timeLimit(.minutes(3))) struct ConformanceTests {
    @Test(arguments: ["reads.ndjson", "writes.ndjson"])
    func `recorded requests get the recorded answers`(_ recording: String) throws {
        let server = try ServerProcess()
        let token = try server.makeToken()
        let folder = "\(Executable.root)/Tests/Conformance"
        let taken = try server.command(
            "import",
            "--account",
            "acme",
            "\(folder)/subjects.ndjson",
            "\(folder)/references.ndjson"
        )
        #expect(taken.status == 0, "\(taken.errors)")
        let outcome = try Executable.python(
            "Conformance/replay.py",
            [server.baseURL, token, "\(folder)/\(recording)"]
        )
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}
