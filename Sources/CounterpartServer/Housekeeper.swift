import Counterpart
import CounterpartArguments
import Glibc

/// A thread that does something once a minute, until it is stopped.
final class Housekeeper: Sendable {
    private static let period: Int32 = 60_000

    private let thread: pthread_t
    /// Closing the one end of a pipe wakes the thread, which waits at the other.
    private let bell: Int32

    /// What the thread is given.
    private final class Work: Sendable {
        let bell: Int32
        let body: @Sendable () async throws(StoreError) -> Void
        let report: @Sendable (StoreError) -> Void

        init(
            bell: Int32,
            body: @escaping @Sendable () async throws(StoreError) -> Void,
            report: @escaping @Sendable (StoreError) -> Void
        ) {
            self.bell = bell
            self.body = body
            self.report = report
        }

        func run() {
            while !rings(within: Housekeeper.period) {
                let failure = ThreadExecutor.run { () -> StoreError? in
                    do throws(StoreError) {
                        try await self.body()
                        return nil
                    } catch {
                        return error
                    }
                }
                // What was going on when the end came is expected to fail.
                if let failure, !rings(within: 0) { report(failure) }
            }
            _ = close(bell)
        }

        private func rings(within milliseconds: Int32) -> Bool {
            var descriptor = pollfd(fd: bell, events: Int16(POLLIN), revents: 0)
            return unsafe poll(&descriptor, 1, milliseconds) == 1
        }
    }

    /// - Throws: `CommandFailure` if the system has no pipe or no thread left.
    init(
        _ body: @escaping @Sendable () async throws(StoreError) -> Void,
        report: @escaping @Sendable (StoreError) -> Void
    ) throws(CommandFailure) {
        var ends: [Int32] = [-1, -1]
        guard unsafe pipe(&ends) == 0 else { throw Self.failure }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        let work = unsafe Unmanaged.passRetained(
            Work(bell: ends[0], body: body, report: report)
        )
        var thread = pthread_t()
        let code = unsafe pthread_create(
            &thread,
            nil,
            { context in
                guard let context = unsafe context else { return nil }
                unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().run()
                return nil
            },
            work.toOpaque()
        )
        guard code == 0 else {
            unsafe work.release()
            for end in ends { _ = close(end) }
            throw Self.failure
        }
        self.thread = thread
        bell = ends[1]
    }

    /// Lets the thread end, and waits for it; `body` ends what it may be doing.
    func stop(after body: () -> Void) {
        _ = close(bell)
        body()
        _ = pthread_join(thread, nil)
    }

    private static let failure = CommandFailure(
        "no thread can be started for the database's upkeep",
        code: .unavailable
    )
}
