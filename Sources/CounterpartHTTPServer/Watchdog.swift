import Glibc

/// A thread that does something about once a second, until it is stopped.
struct Watchdog: Sendable {
    private static let period: Int32 = 1000

    private let thread: pthread_t
    /// Closing the one end of a pipe wakes the thread, which waits at the other.
    private let bell: Int32

    /// What the thread is given.
    private final class Work: Sendable {
        let bell: Int32
        let body: @Sendable () -> Void

        init(bell: Int32, body: @escaping @Sendable () -> Void) {
            self.bell = bell
            self.body = body
        }

        func run() {
            var descriptor = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
            while unsafe poll(&descriptor, 1, Watchdog.period) != 1 { body() }
            _ = close(bell)
        }
    }

    init(_ body: @escaping @Sendable () -> Void) throws(HTTPServerError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else {
            throw .cannotServe(reason: ListenSocket.reason(errno))
        }
        let work = unsafe Unmanaged.passRetained(Work(bell: ends[0], body: body))
        var thread = pthread_t()
        let result = unsafe pthread_create(
            &thread,
            nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
                return nil
            },
            work.toOpaque()
        )
        guard result == 0 else {
            unsafe work.release()
            for end in ends { _ = close(end) }
            throw .cannotServe(reason: ListenSocket.reason(result))
        }
        self.thread = thread
        bell = ends[1]
    }

    /// Ends the thread and waits for it.
    func stop() {
        _ = close(bell)
        _ = pthread_join(thread, nil)
    }
}
