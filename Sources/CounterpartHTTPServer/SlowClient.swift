/// What a client was too slow at.
package enum SlowClient: String, Hashable, Sendable {
    case head = "head too slow"
    case body = "body too slow"
    case progress = "no progress"
    case idle = "idle"
}
