import Synchronization

/// What an event loop tells the watchdog of one connection, without a lock.
final class ConnectionState: Sendable {
    let socket: Int32
    // The phase in the low two bits, the number of the request above them: read as one.
    private let word = Atomic<UInt64>(ConnectionWatch.Phase.head.rawValue)

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

    /// Ends a request; only the connection's event loop calls it.
    func endRequest() {
        let next = (word.load(ordering: .relaxed) >> 2) &+ 1
        word.store(next << 2 | ConnectionWatch.Phase.head.rawValue, ordering: .relaxed)
    }
}
