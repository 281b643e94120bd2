import Synchronization

/// The exchanges whose handlers are suspended, so that the end of the server can wake them.
///
/// The library must not be stopped while a connection is suspended: it aborts the process.
final class ParkingLot: Sendable {
    private struct State {
        var exchanges: [ObjectIdentifier: Exchange] = [:]
        var isClosed = false
    }

    private let state = Mutex(State())

    /// Returns `false`, and takes nothing in, once the lot is closed.
    func park(_ exchange: Exchange) -> Bool {
        state.withLock { state in
            guard !state.isClosed else { return false }
            state.exchanges[ObjectIdentifier(exchange)] = exchange
            return true
        }
    }

    func leave(_ exchange: Exchange) {
        _ = state.withLock { $0.exchanges.removeValue(forKey: ObjectIdentifier(exchange)) }
    }

    /// Takes in no more exchanges and returns those that are parked.
    func close() -> [Exchange] {
        state.withLock { state in
            state.isClosed = true
            return Array(state.exchanges.values)
        }
    }

    var isEmpty: Bool { state.withLock { $0.exchanges.isEmpty } }
}
