import CounterpartTestSupport
import Foundation
import Testing

/// `counterpart serve` on a free port, with a database of its own; ends with its owner.
final class ServerProcess {
    let database: String
    let port: UInt16
    /// The lines of standard output up to the one that says that the server listens.
    let firstLine: String
    private let folder: TemporaryFolder
    private let process: Process
    private let output: FileHandle

    /// Starts the server; by way of `launcher`, which runs the command behind its own arguments.
    init(
        _ arguments: [String] = [],
        in folder: TemporaryFolder? = nil,
        errors: Pipe? = nil,
        launcher: [String] = []
    ) throws {
        self.folder = try folder ?? TemporaryFolder()
        database = self.folder.file("test.db")
        process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments =
            launcher + [Executable.path, "serve", "--listen", "127.0.0.1:0"]
            + ["--database", database] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        _ = FileManager.default.createFile(atPath: self.folder.file("log"), contents: nil)
        process.standardError =
            errors ?? FileHandle(forWritingAtPath: self.folder.file("log")) as Any
        try process.run()
        output = pipe.fileHandleForReading
        firstLine = try Self.readLine(from: output)
        let prefix = "listening on http://127.0.0.1:"
        guard firstLine.hasPrefix(prefix), let port = UInt16(firstLine.dropFirst(prefix.count))
        else {
            process.terminate()
            throw Failure(
                reason: "The server said «\(firstLine)»: "
                    + String(
                        decoding: try Data(
                            contentsOf: URL(fileURLWithPath: self.folder.file("log"))
                        ),
                        as: UTF8.self
                    )
            )
        }
        self.port = port
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
        process.waitUntilExit()
    }

    struct Failure: Error {
        let reason: String
    }

    var baseURL: String { "http://127.0.0.1:\(port)" }

    /// What the server has logged so far.
    var log: String {
        get throws {
            String(
                decoding: try Data(contentsOf: URL(fileURLWithPath: folder.file("log"))),
                as: UTF8.self
            )
        }
    }

    /// The scheduling policies of all threads (proc(5), field 41 of `stat`).
    var schedulingPolicies: Set<Int32> {
        get throws {
            let tasks = "/proc/\(process.processIdentifier)/task"
            return Set(
                try FileManager.default.contentsOfDirectory(atPath: tasks).compactMap { task in
                    let stat = try String(contentsOfFile: "\(tasks)/\(task)/stat", encoding: .utf8)
                    // The name of the thread, in parentheses, is the second field.
                    guard let end = stat.lastIndex(of: ")") else { return nil }
                    return Int32(stat[end...].split(separator: " ")[39])
                }
            )
        }
    }

    /// The next line of standard output.
    func nextLine() throws -> String {
        try Self.readLine(from: output)
    }

    /// Asks the server to end, and returns how it ended.
    func stop(_ signal: Int32 = SIGTERM) -> Int32 {
        kill(process.processIdentifier, signal)
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : -1
    }

    /// Runs the command against this server's database.
    func command(_ arguments: String..., input: String = "") throws -> Executable.Outcome {
        try Executable.run(arguments + ["--database", database], input: input)
    }

    /// Makes an account and returns the secret of a token for it.
    func makeToken(account: String = "acme", scope: String = "write") throws -> String {
        _ = try command("account", "create", account)
        let outcome = try command("token", "create", "--account", account, "--scope", scope)
        #expect(outcome.status == 0, "\(outcome.errors)")
        return outcome.output.trimmingCharacters(in: .newlines)
    }

    private static func readLine(from handle: FileHandle) throws -> String {
        var line = Data()
        while let byte = try handle.read(upToCount: 1), !byte.isEmpty, byte != Data([0x0A]) {
            line.append(byte)
        }
        return String(decoding: line, as: UTF8.self)
    }
}
