import CounterpartArguments
import CounterpartHTTPServer
import CounterpartServer
import CounterpartThreads
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
        configuration.version = ProgramVersion.current
        configuration.isSeedStrict = arguments[ServeOptions.strictSeed]
        configuration.zone = arguments[ServeOptions.timeZone]
        configuration.requestsPerMinute = arguments[ServeOptions.rateLimit]
        configuration.keptAttemptSeconds = arguments[ServeOptions.keepAttempts].map {
            $0.components.seconds
        }
        configuration.mapsDatabase = !arguments[ServeOptions.noMemoryMap]
        self.configuration = configuration
        isDemo = arguments[ServeOptions.demo]
        logFormat = arguments[ServeOptions.log]
    }

    /// Runs the server on the calling thread until the signal comes.
    ///
    /// Not asynchronous: a main thread that Swift's runtime parks takes signals, and dies of them.
    func run() throws {
        // Both before there are other threads, which inherit them: signals are for `sigwait` alone.
        let signals = TerminationSignals()
        signals.block()
        Scheduling.preferBatches()
        let log = Log(format: logFormat)
        defer { log.close() }
        let server = try Server(configuration, log: log)
        defer { server.stop() }
        let secret = isDemo ? try server.makeDemo() : nil
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
