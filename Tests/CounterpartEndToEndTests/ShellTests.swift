import CounterpartTestSupport
import Foundation
import Testing

/// The command as a shell runs it.
@Suite(.timeLimit(.minutes(5))) struct ShellTests {
    /// Runs a command on a terminal of its own, and prints what the terminal was sent.
    private static let onTerminal = """
        import os, pty, sys
        child, terminal = pty.fork()
        if child == 0:
            os.execv(sys.argv[1], sys.argv[1:])
        while True:
            try:
                sent = os.read(terminal, 4096)
            except OSError:
                break
            os.write(1, sent)
        sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
        """

    @Test func `without standard streams nothing of what is said ends up elsewhere`() throws {
        let folder = try TemporaryFolder()
        let database = folder.file("test.db")
        let command = "\"$0\" account create acme --database \"$1\" <&- >&- 2>&-"
        let shell = try Executable.run("/bin/sh", ["-c", command, Executable.path, database])
        #expect(shell.status == 0)
        #expect(try String(contentsOfFile: "\(database).lock", encoding: .utf8).isEmpty)
    }

    @Test func `an import shows how far it is, and takes the bar away before it says what it did`()
        throws
    {
        let folder = try TemporaryFolder()
        let (database, file) = (folder.file("test.db"), folder.file("a.ndjson"))
        _ = try Executable.run(["account", "create", "acme", "--database", database])
        try #"{"subject":{"type":"Role","id":1,"attributes":{}}}"#
            .write(toFile: file, atomically: true, encoding: .utf8)
        let command = ["import", "--account", "acme", "--database", database, file]
        let shown = try Executable.run(
            "/usr/bin/python3",
            ["-c", Self.onTerminal, Executable.path] + command
        )
        #expect(shown.status == 0)
        #expect(shown.output.contains("] 100 %\r\u{1B}[K\(file): 1 subjects"))
    }
}
