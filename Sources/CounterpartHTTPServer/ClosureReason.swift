/// Why the watchdog closed a connection.
package enum ClosureReason: String, Hashable, Sendable {
    case head = "head too slow"
    case body = "body too slow"
    case progress = "no progress"
    case idle = "idle"
    /// The client has left, and will send no more.
    case gone = "client gone"
}
