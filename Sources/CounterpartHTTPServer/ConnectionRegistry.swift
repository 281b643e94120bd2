import CCounterpartSockets
import Glibc
import Synchronization

/// The open connections, for the watchdog and for a graceful end.
///
/// A descriptor is only used under the lock of its shard, which closing a connection takes as well:
/// so it is never used after the system has given it to another connection.
final class ConnectionRegistry: Sendable {
    private struct Entry {
        let state: ConnectionState
        var watch: ConnectionWatch
        var isClosing = false
    }

    /// One lock for a part of the connections: the watchdog holds up few of them, and shortly.
    private final class Shard: Sendable {
        let entries = Mutex<[Int32: Entry]>([:])
    }

    private let shards = (0..<32).map { _ in Shard() }

    func add(_ state: ConnectionState, at now: Duration) {
        shard(state.socket).entries.withLock {
            $0[state.socket] = Entry(state: state, watch: ConnectionWatch(acceptedAt: now))
        }
    }

    func remove(_ state: ConnectionState) {
        _ = shard(state.socket).entries.withLock { $0.removeValue(forKey: state.socket) }
    }

    /// How many connections have a request in flight.
    var busyCount: Int {
        shards.reduce(0) { count, shard in
            count
                + shard.entries.withLock { entries in
                    entries.values.count { $0.state.now.phase != .head }
                }
        }
    }

    /// Closes the connections whose clients are too slow, and tells what each was too slow at.
    func closeSlow(at now: Duration, limits: ConnectionWatch.Limits) -> [ClosureReason] {
        shards.flatMap { shard in
            shard.entries.withLock { Self.closeSlow(in: &$0, at: now, limits: limits) }
        }
    }

    private static func closeSlow(
        in entries: inout [Int32: Entry],
        at now: Duration,
        limits: ConnectionWatch.Limits
    ) -> [ClosureReason] {
        var closed: [ClosureReason] = []
        var index = entries.values.startIndex
        while index != entries.values.endIndex {
            if let reason = close(&entries.values[index], at: now, limits: limits) {
                closed.append(reason)
            }
            entries.values.formIndex(after: &index)
        }
        return closed
    }

    private static func close(
        _ entry: inout Entry,
        at now: Duration,
        limits: ConnectionWatch.Limits
    ) -> ClosureReason? {
        guard !entry.isClosing else { return nil }
        let state = entry.state.now
        let traffic = counterpart_tcp_traffic(entry.state.socket)
        let sample = ConnectionWatch.Sample(
            phase: state.phase,
            sequence: state.sequence,
            received: traffic.received,
            acknowledged: traffic.acknowledged,
            peerHasClosed: traffic.peer_has_closed
        )
        guard let reason = entry.watch.observe(sample, at: now, limits: limits) else { return nil }
        entry.isClosing = true
        // Only the event loop may close the descriptor; it sees the end of the stream and does.
        _ = shutdown(entry.state.socket, Int32(SHUT_RDWR))
        return reason
    }

    private func shard(_ socket: Int32) -> Shard {
        shards[Int(socket) & 31]
    }
}
