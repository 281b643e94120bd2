/// Why a server did not start.
package enum HTTPServerError: Error, Hashable, Sendable, CustomStringConvertible {
    case invalidHost(String)
    /// The address is taken, forbidden or not ours; the reason is the system's.
    case cannotListen(host: String, port: UInt16, reason: String)
    /// libmicrohttpd did not start; usually for want of threads or descriptors.
    case cannotServe(reason: String)
    /// A server starts once.
    case alreadyStarted

    package var description: String {
        switch self {
        case .invalidHost(let host): "\(host) is not an IP address or localhost"
        case .cannotListen(let host, let port, let reason):
            "Cannot listen on \(host) port \(port): \(reason)"
        case .cannotServe(let reason): "Cannot start the HTTP server: \(reason)"
        case .alreadyStarted: "The HTTP server has been started before"
        }
    }
}
