import CounterpartArguments
import CounterpartHTTPServer
import CounterpartServer
import CounterpartWire

extension Command {
    static let serve = Command(
        "serve",
        abstract: "Answer requests until SIGTERM or SIGINT.",
        discussion: """
            Prints «listening on http://HOST:PORT» on standard output when it is ready, and logs one \
            line a request on standard error.
            """,
        options: [
            ServeOptions.listen, ServeOptions.demo, ServeOptions.strictSeed, ServeOptions.timeZone,
            ServeOptions.rateLimit, ServeOptions.keepAttempts, ServeOptions.log,
            ServeOptions.noMemoryMap,
        ],
        action: { arguments in
            try ServerProcess(arguments).run()
        }
    )
}

/// The options of `serve`.
enum ServeOptions {
    static let listen = Option(
        "listen",
        .address,
        default: ListenAddress(host: "127.0.0.1", port: 8080),
        help: "Where to listen; port 0 picks a free one."
    )
    static let demo = Option.flag(
        "demo",
        help: "Make an account with some 2,000 references, and print its token once."
    )
    static let strictSeed = Option.flag(
        "strict-seed",
        help: "Require external_link, as the older contract does."
    )
    static let timeZone = Option(
        "time-zone",
        .timeZone,
        default: WireTimeZone.utc,
        help: "The zone in which times are written, and read if they name none."
    )
    static let rateLimit = Option<Int?>.optional(
        "rate-limit",
        .integer(in: 1...1_000_000),
        defaultText: "none",
        help: "How many requests a token may make in a minute."
    )
    static let keepAttempts = Option<Duration?>.optional(
        "keep-attempts",
        .duration,
        defaultText: "all",
        help: "How long attempts are kept; the newest of each reference always is."
    )
    static let noMemoryMap = Option.flag(
        "no-memory-map",
        help: """
            Read the database file instead of mapping it into memory: slower, but a disk that fails \
            does not end the process, and only the server's own memory is counted as its.
            """
    )
    static let log = Option(
        "log",
        .choice(of: LogFormat.self),
        default: LogFormat.text,
        help: "How the log is written."
    )
}

extension ArgumentType where Value == WireTimeZone {
    /// The name of a zone in the system's IANA database.
    static var timeZone: Self {
        Self(
            placeholder: "zone",
            expectation: "a time zone like Europe/Berlin",
            parse: { WireTimeZone(named: $0) },
            describe: { $0.name }
        )
    }
}
