import Glibc

/// A thread that is woken from its waiting when it is to end.
package struct StoppableThread: Sendable {
    private let thread: SystemThread
    /// Closing the one end of a pipe wakes the thread, which polls the other.
    private let bell: Int32

    /// Runs `body`, which returns when the descriptor that it is given becomes readable.
    package init(_ body: @escaping @Sendable (_ bell: Int32) -> Void) throws(SystemThreadError) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw SystemThreadError(code: errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let (waiting, ringing) = (ends[0], ends[1])
        do throws(SystemThreadError) {
            thread = try SystemThread {
                body(waiting)
                _ = close(waiting)
            }
        } catch {
            for end in ends { _ = close(end) }
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
}
