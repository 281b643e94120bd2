import Counterpart
import CounterpartThreads
import Synchronization

/// What the writer's thread does.
final class WriterLoop: Sendable {
    private let queue: WriteQueue
    /// Only the thread locks it, once for all its life: so the compiler knows that it alone has it.
    private let session: Mutex<WriteSession>

    init(queue: WriteQueue, session: sending WriteSession) {
        self.queue = queue
        self.session = Mutex(session)
    }

    /// Starts the thread, which ends when the queue is closed and empty.
    func start() throws(StoreError) -> SystemThread {
        do throws(SystemThreadError) {
            return try SystemThread { self.run() }
        } catch {
            throw .unavailable(reason: "No thread can be started")
        }
    }

    private func run() {
        session.withLock { session in
            while let batch = queue.next() {
                if let job = batch.first, job.isAlone {
                    session.performAlone(job)
                } else {
                    session.perform(batch)
                }
            }
            session.close()
        }
    }
}
