import Dispatch
import Synchronization

/// Runs one asynchronous operation on the calling thread, which it blocks until the end.
///
/// For threads that may block, such as those of the control socket: their work must not take one of
/// the few threads of Swift's own pool.
final class ThreadExecutor<Result: Sendable>: TaskExecutor {
    private let jobs = Mutex<[UnownedJob]>([])
    private let result = Mutex<Result?>(nil)
    /// One signal for each job and one for the result.
    private let wake = DispatchSemaphore(value: 0)

    static func run(_ operation: @escaping @Sendable () async -> Result) -> Result {
        let executor = ThreadExecutor()
        Task.immediate(executorPreference: executor) {
            let value = await operation()
            executor.result.withLock { $0 = value }
            executor.wake.signal()
        }
        while true {
            executor.wake.wait()
            if let value = executor.result.withLock({ $0 }) { return value }
            executor.runNextJob()
        }
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        jobs.withLock { $0.append(job) }
        wake.signal()
    }

    private func runNextJob() {
        let job = jobs.withLock { $0.isEmpty ? nil : $0.removeFirst() }
        unsafe job?.runSynchronously(on: asUnownedTaskExecutor())
    }
}
