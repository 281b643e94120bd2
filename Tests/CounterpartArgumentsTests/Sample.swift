import CounterpartArguments
import Synchronization

/// A program with one of each kind of argument; what its actions read is told in ``Call/printed``.
enum Sample {
    enum Scope: String, CaseIterable, Sendable {
        case read
        case write
        case admin
    }

    static let database = Option(
        "database",
        short: "d",
        .file,
        default: "sample.db",
        help: "The file with the data."
    )
    static let port = Option(
        "port",
        short: "p",
        .integer(in: 0...65_535),
        default: 8080,
        help: "Port."
    )
    static let verbose = Option.flag("verbose", short: "v", help: "Tell more.")
    static let quiet = Option.flag("quiet", short: "q", help: "Tell less.", readsEnvironment: false)
    static let tags = Option.repeated("tag", .text, help: "A tag's name.")
    static let account = Option.required(
        "account",
        short: "a",
        .text,
        placeholder: "name",
        help: "Whose token it is."
    )
    static let scope = Option(
        "scope",
        .choice(of: Scope.self),
        default: .read,
        help: "What it may do."
    )
    static let expiry = Option.optional(
        "expires-in",
        .duration,
        defaultText: "never",
        help: "When it ends."
    )
    static let label = Positional("label", .text, help: "A name to tell it by.")
    static let note = Positional.optional("note", .text, help: "What else there is to say.")
    static let files = Positional.repeated(
        "file",
        .file,
        isRequired: true,
        help: "Files with one object a line."
    )

    static func program(_ print: @escaping @Sendable (String) -> Void = { _ in }) -> Program {
        let serve = Command(
            "serve",
            abstract: "Answer requests.",
            discussion: """
                It answers until it is told to stop. What it is asked after that is refused, and \
                what it was asked before is answered.

                Stop it with SIGTERM.
                """,
            options: [port, verbose, quiet, tags],
            exitCodes: [
                ExitCode(0, "it was told to stop"), ExitCode(2, "another one serves the file"),
            ]
        ) { arguments in
            print("\(arguments[database]) \(arguments[port]) \(arguments[verbose])")
            print("\(arguments[quiet]) \(arguments[tags]) \(arguments.gives(port))")
        }
        let create = Command(
            "create",
            abstract: "Make a token.",
            options: [account, scope, expiry],
            positionals: [label, note]
        ) { arguments in
            print("\(arguments[account]) \(arguments[scope]) \(arguments[expiry], default: "-")")
            print("\(arguments[label]) \(arguments[note], default: "-")")
        }
        let load = Command("import", abstract: "Take files in.", positionals: [files]) {
            arguments in
            if arguments[files] == ["bad"] { throw CommandFailure("Line 1 is bad.", exitCode: 3) }
            if arguments[files] == ["lost"] { throw Lost() }
            print("\(arguments[files])")
        }
        let token = Command("token", abstract: "Keep tokens.", subcommands: [create])
        let root = Command(
            "sample",
            abstract: "Try out a command line.",
            options: [database],
            subcommands: [serve, token, load]
        )
        return Program(root, version: "1.2.3")
    }

    private struct Lost: Error, CustomStringConvertible {
        let description = "The disk is gone."
    }
}

/// One call of the ``Sample`` and all that came of it.
struct Call {
    let exitCode: Int32
    let output: String
    let error: String
    let printed: [String]

    init(_ words: String..., environment: [String: String] = [:]) async {
        await self.init(words, environment: environment)
    }

    init(_ words: [String], environment: [String: String] = [:]) async {
        await self.init(words, environment: environment) { Sample.program($0) }
    }

    init(
        _ words: [String],
        environment: [String: String] = [:],
        program: (@escaping @Sendable (String) -> Void) -> Program
    ) async {
        let transcript = Mutex((output: "", error: "", printed: [String]()))
        let console = Console { text, stream in
            transcript.withLock {
                switch stream {
                case .output: $0.output += text
                case .error: $0.error += text
                }
            }
        }
        let program = program { line in
            transcript.withLock { $0.printed.append(line) }
        }
        exitCode = await program.run(words, environment: { environment[$0] }, console: console)
        (output, error, printed) = transcript.withLock { ($0.output, $0.error, $0.printed) }
    }
}
