import Testing

/// What must hold whatever happens, against the built executable.
@Suite(.timeLimit(.minutes(10))) struct DurabilityTests {
    @Test func `64 clients that write 1,000 identities leave one row for each`() throws {
        try expectSuccess("Durability/concurrency.py", [Executable.path])
    }

    @Test func `no acknowledged write is lost when the server is killed amid writes`() throws {
        try expectSuccess("Durability/crash.py", [Executable.path, "50"])
    }

    @Test func `where the log cannot grow writes are refused and none is lost`() throws {
        try expectSuccess("Durability/full.py", [Executable.path])
    }

    @Test func `ten thousand idle connections are held`() throws {
        try expectSuccess("Durability/idle.py", [Executable.path, "10000"])
    }

    private func expectSuccess(_ script: String, _ arguments: [String]) throws {
        let outcome = try Executable.python(script, arguments)
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }
}
