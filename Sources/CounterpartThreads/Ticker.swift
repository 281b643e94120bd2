import Glibc

/// A thread that does something again and again, until it is stopped.
package struct Ticker: Sendable {
    private let thread: SystemThread
    /// Closing the one end of a pipe wakes the thread, which waits at the other.
    private let bell: Int32

    /// Waits, runs `body`, waits again; the body can ask whether it is being stopped.
    package init(
        everyMilliseconds period: Int32,
        _ body: @escaping @Sendable (_ isStopping: () -> Bool) -> Void
    ) throws(SystemThreadError) {
        let (waiting, ringing) = try Self.makeBell()
        do throws(SystemThreadError) {
            thread = try SystemThread {
                while !Self.rings(waiting, within: period) {
                    body { Self.rings(waiting, within: 0) }
                }
                _ = close(waiting)
            }
        } catch {
            for end in [waiting, ringing] { _ = close(end) }
            throw error
        }
        bell = ringing
    }

    /// Lets the thread end, and waits for it; `body` ends what it may be doing.
    package func stop(after body: () -> Void = {}) {
        _ = close(bell)
        body()
        thread.join()
    }

    /// Makes a pipe: closing `ringing` makes `waiting` readable, for a thread that polls it.
    package static func makeBell() throws(SystemThreadError) -> (waiting: Int32, ringing: Int32) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemThreadError(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }

    private static func rings(_ bell: Int32, within milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, milliseconds) == 1
    }
}
