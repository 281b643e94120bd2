import CCounterpartSockets
import CounterpartThreads
import Glibc

/// A thread that accepts connections and deals them out to the event loops in turn.
///
/// Event loops that wait at one socket take as many as they find when they are awake: of 64 clients
/// that came at once one of two loops had up to all, and the other core was idle.
struct Acceptor: Sendable {
    /// How long it lets new connections wait before it tries again, in milliseconds, when there are as
    /// many as there may be or the system has nothing left for another.
    private static let retryInterval: Int32 = 20

    private let thread: StoppableThread

    init(
        _ socket: ListenSocket,
        for daemon: Daemon,
        connectionLimit: Int
    ) throws(SystemThreadError) {
        thread = try StoppableThread { bell in
            var isPaused = false
            while Self.awaits(socket.descriptor, bell, isPaused: isPaused) {
                isPaused = !Self.accept(from: socket.descriptor, daemon, connectionLimit)
            }
        }
    }

    /// Accepts nothing any more; what was accepted stays.
    func stop() {
        thread.stop()
    }

    /// Waits for connections, or a while if it is paused; returns `false` when the bell has rung.
    private static func awaits(_ socket: Int32, _ bell: Int32, isPaused: Bool) -> Bool {
        var descriptors = [bell, socket].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        if isPaused {
            _ = unsafe poll(&descriptors, 1, retryInterval)
        } else {
            _ = unsafe poll(&descriptors, 2, -1)
        }
        return descriptors[0].revents == 0
    }

    /// Accepts all connections that wait; returns whether there was room for them.
    private static func accept(from socket: Int32, _ daemon: Daemon, _ limit: Int) -> Bool {
        while true {
            guard daemon.connectionCount < limit else { return false }
            var address = sockaddr_storage()
            var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
            let connection = unsafe withUnsafeMutablePointer(to: &address) {
                unsafe $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    unsafe counterpart_accept(socket, $0, &length)
                }
            }
            if connection >= 0 {
                daemon.add(connection, from: address, length)
                continue
            }
            switch errno {
            case EAGAIN: return true
            // The client is gone already, or the network was for a moment (accept(2)).
            case EINTR, ECONNABORTED, EPERM, EPROTO, ENETDOWN, EHOSTDOWN, EHOSTUNREACH,
                ENETUNREACH, ENONET, ENOPROTOOPT, EOPNOTSUPP:
                continue
            default: return false
            }
        }
    }
}
