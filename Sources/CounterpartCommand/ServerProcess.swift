import CounterpartArguments
import CounterpartHTTPServer
import CounterpartServer
import Glibc

/// `counterpart serve`: a server that runs until a signal ends it.
struct ServerProcess {
    private let configuration: ServerConfiguration
    private let host: String
    private let isDemo: Bool
    private let logFormat: LogFormat

    init(_ arguments: Arguments) {
        let address = arguments[ServeOptions.listen]
        host = address.host
        var http = HTTPServerConfiguration()
        http.host = address.host
        http.port = address.port
        var configuration = ServerConfiguration(
            http: http,
            database: arguments[SharedOptions.database]
        )
        configuration.isSeedStrict = arguments[ServeOptions.strictSeed]
        configuration.zone = arguments[ServeOptions.timeZone]
        configuration.requestsPerMinute = arguments[ServeOptions.rateLimit]
        self.configuration = configuration
        isDemo = arguments[ServeOptions.demo]
        logFormat = arguments[ServeOptions.log]
    }

    func run() async throws {
        // Blocked before there are other threads, so that the signals are for `sigwait` alone.
        let signals = TerminationSignals()
        signals.block()
        let log = Log(format: logFormat)
        defer { log.close() }
        let server = try Server(configuration, log: log)
        defer { server.stop() }
        let secret = isDemo ? try await server.makeDemo() : nil
        announce(server.port, secret)
        if isDemo, secret == nil {
            log.note(
                "info",
                "demo",
                "the demo account is there already; its token was printed when it was made"
            )
        }
        let signal = signals.wait()
        log.note("info", "stopping", signal == SIGINT ? "SIGINT" : "SIGTERM")
    }

    /// Tells in one write where the server listens, so that whoever reads it can go on.
    private func announce(_ port: UInt16, _ secret: String?) {
        var text = "listening on http://\(host):\(port)\n"
        if let secret { text += "demo token: \(secret)\n" }
        Console.standard.write(text, to: .output)
    }
}

/// SIGTERM and SIGINT, taken by one thread that waits for them.
struct TerminationSignals {
    private var set: sigset_t

    init() {
        set = sigset_t()
        unsafe sigemptyset(&set)
        unsafe sigaddset(&set, SIGTERM)
        unsafe sigaddset(&set, SIGINT)
    }

    func block() {
        var set = set
        unsafe pthread_sigmask(SIG_BLOCK, &set, nil)
    }

    /// Blocks the calling thread until one of the signals comes, and returns it.
    func wait() -> CInt {
        var set = set
        var signal: CInt = 0
        unsafe sigwait(&set, &signal)
        return signal
    }
}
