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

    /// Ends the streams that would not end of their own accord.
    func endEndlessStreams() {
        for pipe in pipes where pipe.isEndless { pipe.finish(.whole) }
    }

    /// Breaks the streams off whose client could not tell that they are not whole.
    func breakUnmarkedStreams() {
        for shard in shards {
            shard.entries.withLock { entries in
                for entry in entries.values where entry.state.endsUnmarked {
                    Self.breakOff(entry.state)
                }
            }
        }
    }

    private var pipes: [BodyPipe] {
        shards.flatMap { $0.entries.withLock { $0.values.compactMap(\.state.pipe) } }
    }

    /// Closes the connections whose clients are too slow, and tells what each was too slow at.
    func closeSlow(at now: Duration, limits: ConnectionWatch.Limits) -> [ClosureReason] {
        let closed = shards.flatMap { shard in
            shard.entries.withLock { Self.closeSlow(in: &$0, at: now, limits: limits) }
        }
        // An event loop does not see what happens to a connection that has nothing to send.
        for (state, _) in closed { state.pipe?.finish(.broken) }
        return closed.map(\.1)
    }

    private static func closeSlow(
        in entries: inout [Int32: Entry],
        at now: Duration,
        limits: ConnectionWatch.Limits
    ) -> [(ConnectionState, ClosureReason)] {
        var closed: [(ConnectionState, ClosureReason)] = []
        var index = entries.values.startIndex
        while index != entries.values.endIndex {
            if let reason = close(&entries.values[index], at: now, limits: limits) {
                closed.append((entries.values[index].state, reason))
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
            peerHasClosed: traffic.peer_has_closed,
            isClosed: traffic.is_closed
        )
        guard let reason = entry.watch.observe(sample, at: now, limits: limits) else { return nil }
        entry.isClosing = true
        breakOff(entry.state)
        return reason
    }

    /// Only the event loop may close the descriptor; it sees the end of the stream and does.
    private static func breakOff(_ state: ConnectionState) {
        if state.endsUnmarked {
            counterpart_reset(state.socket)
        } else {
            _ = shutdown(state.socket, Int32(SHUT_RDWR))
        }
    }

    private func shard(_ socket: Int32) -> Shard {
        shards[Int(socket) & 31]
    }
}
