import Glibc

/// Where the server listens, and every limit it keeps.
package struct HTTPServerConfiguration: Sendable {
    /// A numeric IPv4 or IPv6 address, with or without brackets, or "localhost" (127.0.0.1).
    ///
    /// "[::]" serves IPv4 as well.
    package var host = "127.0.0.1"
    /// 0 for one that is free.
    package var port: UInt16 = 0
    /// Threads that read, run handlers and write.
    package var eventLoops = max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN)))

    /// The longest body in bytes, where ``bodyLimits`` does not say otherwise; 413 beyond it.
    package var bodyLimit = 1 << 20
    /// The longest bodies of routes that take others.
    package var bodyLimits: [BodyLimit] = []
    /// How many requests with a body beyond ``bodyLimit`` there may be at a time; 503 beyond it.
    package var largeBodies = 4
    /// The longest request target in bytes; 414 beyond it.
    package var urlLimit = 16 << 10
    /// The longest head in bytes, without the target; 431 beyond it.
    package var headerLimit = 16 << 10
    /// What the library may use for one connection: a head and the head of the answer must fit.
    ///
    /// A head that does not fit is refused by the library in its own words. The library clears all
    /// of it after each request, so each connection costs it in memory: 10,000 take 250 MB.
    package var connectionMemory = 24 << 10

    /// Open connections; more wait unaccepted.
    package var connectionLimit = 20_000
    /// Open connections of one address; more are closed at once.
    ///
    /// Generous, as a proxy or a NAT is one address.
    package var connectionsPerAddress = 10_000

    /// From the first byte of a head to its last, however lively the bytes come.
    package var headTimeout = Duration.seconds(15)
    /// How long a connection may stay open without a request.
    package var idleTimeout = Duration.seconds(75)
    /// How long a request may stay without a byte received, or an answer without a byte taken.
    package var progressTimeout = Duration.seconds(30)
    /// Bytes a second that a body must come at, on average, once ``bodyGrace`` is over.
    package var minimumBodyRate = 256
    package var bodyGrace = Duration.seconds(10)
    /// How long a shutdown waits for the requests in flight.
    package var shutdownLimit = Duration.seconds(30)
    /// How much of a refused body is read and thrown away, so that the client can read the refusal.
    ///
    /// Closing a socket with unread bytes resets it, and the answer is lost on the way.
    package var lingerLimit = 4 << 20

    package init() {}

    /// The longest body in bytes that a request may have.
    func bodyLimit(for method: HTTPRequest.Method, _ path: String) -> Int {
        bodyLimits.first { $0.method == method && $0.path == path }?.bytes ?? bodyLimit
    }
}
