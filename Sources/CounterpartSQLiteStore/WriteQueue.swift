import Counterpart
import Synchronization

/// The writes that wait for the writer's thread.
final class WriteQueue: Sendable {
    private struct State {
        var jobs: [WriteJob] = []
        var isClosed = false
        /// Whether the writer sleeps until it is woken.
        var isIdle = false
    }

    private let state = Mutex(State())
    private let alarm: Alarm

    init() throws(StoreError) {
        alarm = try Alarm()
    }

    /// Lets `job` wait, or refuses it if too many do.
    func append(_ job: WriteJob) {
        let (refusal, wakes): (StoreError?, Bool) = state.withLock { state in
            guard !state.isClosed else {
                return (.unavailable(reason: "The store is closed"), false)
            }
            guard state.jobs.count < SQLiteStore.Limit.waitingWrites else {
                return (.unavailable(reason: "\(state.jobs.count) writes are waiting"), false)
            }
            state.jobs.append(job)
            defer { state.isIdle = false }
            return (nil, state.isIdle)
        }
        if let refusal { job.refuse(refusal) }
        if wakes { alarm.ring() }
    }

    /// Takes what is to be written together, waits if there is nothing, and returns `nil` when the
    /// queue is closed and empty.
    func next() -> [WriteJob]? {
        while true {
            let (batch, isClosed) = state.withLock { state in
                let batch = Self.takeBatch(from: &state.jobs)
                state.isIdle = batch.isEmpty && !state.isClosed
                return (batch, state.isClosed)
            }
            if !batch.isEmpty { return batch }
            if isClosed { return nil }
            alarm.wait()
        }
    }

    /// How many writes wait.
    var count: Int { state.withLock { $0.jobs.count } }

    /// Takes nothing any more.
    func close() {
        state.withLock { $0.isClosed = true }
        alarm.ring()
    }

    /// A job that must be alone is a batch of one.
    private static func takeBatch(from jobs: inout [WriteJob]) -> [WriteJob] {
        let shared = jobs.prefix(SQLiteStore.Limit.batch).prefix { !$0.isAlone }.count
        let count = min(max(shared, 1), jobs.count)
        let batch = Array(jobs.prefix(count))
        jobs.removeFirst(count)
        return batch
    }
}
