/// Everything that the server thinks worth telling.
package enum HTTPObservation: Sendable {
    /// A handler's answer has been handed to the system; the duration runs from the complete head.
    ///
    /// An endless stream is answered whoever ended it.
    case answered(
        method: String,
        route: String,
        status: Int,
        duration: Duration,
        bytesIn: Int,
        bytesOut: Int,
        requestID: String,
        account: String?
    )
    /// The guard refused a request; the reason is one of a fixed set of sentences, without values.
    case refused(status: Int, reason: String, requestID: String)
    /// The watchdog closed a connection.
    case closed(ClosureReason)
    /// The client, the end of the server, or what makes a streamed answer closed a connection
    /// before the answer was sent.
    case abandoned(method: String, requestID: String)
}
