import Synchronization

/// What an event loop tells the watchdog of one connection, without a lock.
final class ConnectionState: Sendable {
    let socket: Int32
    // The phase in the low two bits, the number of the request above them: read as one.
    private let word = Atomic<UInt64>(ConnectionWatch.Phase.head.rawValue)
    private let stream = Mutex<Stream?>(nil)

    private struct Stream {
        let pipe: BodyPipe
        let endsUnmarked: Bool
    }

    init(socket: Int32) {
        self.socket = socket
    }

    var now: (phase: ConnectionWatch.Phase, sequence: UInt64) {
        let word = word.load(ordering: .relaxed)
        return (ConnectionWatch.Phase(rawValue: word & 3) ?? .handling, word >> 2)
    }

    /// Enters `phase` of the same request; only the connection's event loop calls it.
    func enter(_ phase: ConnectionWatch.Phase) {
        word.store(word.load(ordering: .relaxed) & ~3 | phase.rawValue, ordering: .relaxed)
    }

    /// The body that is being streamed.
    var pipe: BodyPipe? { stream.withLock { $0?.pipe } }

    /// Whether only the end of the connection tells the client that it has all of a streamed body,
    /// so that any other end must look otherwise.
    var endsUnmarked: Bool { stream.withLock { $0?.endsUnmarked ?? false } }

    func begin(_ pipe: BodyPipe, endsUnmarked: Bool) {
        stream.withLock { $0 = Stream(pipe: pipe, endsUnmarked: endsUnmarked) }
    }

    func endStream() {
        stream.withLock { $0 = nil }
    }

    /// Ends a request; only the connection's event loop calls it.
    func endRequest() {
        let next = (word.load(ordering: .relaxed) >> 2) &+ 1
        word.store(next << 2 | ConnectionWatch.Phase.head.rawValue, ordering: .relaxed)
    }
}
