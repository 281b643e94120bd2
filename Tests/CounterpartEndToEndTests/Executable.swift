import CounterpartTestSupport
import Foundation

/// The built command, run as a process of its own.
enum Executable {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String
    }

    /// `COUNTERPART_EXECUTABLE`, or what was built beside the tests.
    static let path: String = {
        if let path = ProcessInfo.processInfo.environment["COUNTERPART_EXECUTABLE"] {
            return URL(fileURLWithPath: path).path
        }
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0])
        return bundle.deletingLastPathComponent().appendingPathComponent("counterpart").path
    }()

    /// The root of the repository.
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

    /// Runs the command to its end.
    static func run(
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> Outcome {
        try run(path, arguments, input: input, environment: environment)
    }

    /// Runs a Python program of the tests to its end.
    static func python(_ script: String, _ arguments: [String]) throws -> Outcome {
        let own = "\(root)/.venv/bin/python3"
        let python = FileManager.default.isExecutableFile(atPath: own) ? own : "/usr/bin/python3"
        return try run(python, ["\(root)/Tests/\(script)"] + arguments)
    }

    static func run(
        _ program: String,
        _ arguments: [String],
        input: String = "",
        environment: [String: String] = [:]
    ) throws -> Outcome {
        let folder = try TemporaryFolder()
        for name in ["in", "out", "err"] {
            _ = FileManager.default.createFile(
                atPath: folder.file(name),
                contents: Data(input.utf8)
            )
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.standardInput = FileHandle(forReadingAtPath: folder.file("in"))
        // Files instead of pipes: no output is too long for them.
        let output = FileHandle(forWritingAtPath: folder.file("out"))
        let errors = FileHandle(forWritingAtPath: folder.file("err"))
        try output?.truncate(atOffset: 0)
        try errors?.truncate(atOffset: 0)
        process.standardOutput = output
        process.standardError = errors
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus,
            output: String(
                decoding: try Data(contentsOf: URL(fileURLWithPath: folder.file("out"))),
                as: UTF8.self
            ),
            errors: String(
                decoding: try Data(contentsOf: URL(fileURLWithPath: folder.file("err"))),
                as: UTF8.self
            )
        )
    }
}
