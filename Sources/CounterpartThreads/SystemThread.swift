import Glibc

/// A thread of the system, for work that may block.
package struct SystemThread: Sendable {
    private let thread: pthread_t

    /// Runs `body` on a new thread, which ends with it and is then to be joined.
    package init(_ body: @escaping @Sendable () -> Void) throws(SystemThreadError) {
        let work = unsafe Unmanaged.passRetained(Work(body))
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread,
            nil,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body()
                }
                return nil
            },
            work.toOpaque()
        )
        guard code == 0 else {
            unsafe work.release()
            throw SystemThreadError(code: code)
        }
        self.thread = thread
    }

    /// Waits for its end; to be called once.
    package func join() {
        _ = pthread_join(thread, nil)
    }

    /// Runs `body` on a thread that nobody waits for, or returns `false` if the system has none left.
    package static func startIfPossible(_ body: @escaping @Sendable () -> Void) -> Bool {
        guard let thread = try? SystemThread(body) else { return false }
        pthread_detach(thread.thread)
        return true
    }

    /// Runs `body` on a thread that nobody waits for.
    package static func start(_ body: @escaping @Sendable () -> Void) {
        let isStarted = startIfPossible(body)
        precondition(isStarted, "The system has no thread left")
    }

    /// What the thread is given.
    private final class Work: Sendable {
        let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }
    }
}

/// The system has no thread, or what it needs to be woken, left.
package struct SystemThreadError: Error, Hashable, Sendable {
    /// The system's error number.
    package let code: Int32
}
