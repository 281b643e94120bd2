import Counterpart
import Glibc
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
    func start() throws(StoreError) -> pthread_t {
        var thread = pthread_t()
        let context = unsafe Unmanaged.passRetained(self)
        let code = unsafe pthread_create(
            &thread,
            nil,
            { context in
                guard let context = unsafe context else { return nil }
                let loop = unsafe Unmanaged<WriterLoop>.fromOpaque(context).takeRetainedValue()
                loop.run()
                return nil
            },
            context.toOpaque()
        )
        guard code == 0 else {
            unsafe context.release()
            throw .unavailable(reason: "No thread can be started")
        }
        return thread
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
