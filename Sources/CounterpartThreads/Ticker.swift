import Glibc

/// A thread that does something again and again, until it is stopped.
package struct Ticker: Sendable {
    private let thread: StoppableThread

    /// Waits, runs `body`, waits again; the body can ask whether it is being stopped.
    package init(
        everyMilliseconds period: Int32,
        _ body: @escaping @Sendable (_ isStopping: () -> Bool) -> Void
    ) throws(SystemThreadError) {
        thread = try StoppableThread { bell in
            while !Self.rings(bell, within: period) {
                body { Self.rings(bell, within: 0) }
            }
        }
    }

    /// Lets the thread end, and waits for it; `body` ends what it may be doing.
    package func stop(after body: () -> Void = {}) {
        thread.stop(after: body)
    }

    private static func rings(_ bell: Int32, within milliseconds: Int32) -> Bool {
        var descriptor = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&descriptor, 1, milliseconds) == 1
    }
}
