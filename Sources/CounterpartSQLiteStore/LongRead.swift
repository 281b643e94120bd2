import Counterpart
import Glibc

/// Reads that take long run on a thread of their own, so that they hold up no event loop.
enum LongRead {
    /// Runs `body` on a new thread, and returns what it made.
    static func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            let work = Work {
                do throws(StoreError) {
                    continuation.resume(returning: Result<Value, StoreError>.success(try body()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
            guard !work.start() else { return }
            let error = StoreError.unavailable(reason: "No thread can be started")
            continuation.resume(returning: .failure(error))
        }
        return try result.get()
    }

    /// What the thread is given.
    private final class Work: Sendable {
        private let body: @Sendable () -> Void

        init(_ body: @escaping @Sendable () -> Void) {
            self.body = body
        }

        /// Returns whether there was a thread for it.
        func start() -> Bool {
            var thread = pthread_t()
            let context = unsafe Unmanaged.passRetained(self)
            let code = unsafe pthread_create(
                &thread,
                nil,
                { context in
                    guard let context = unsafe context else { return nil }
                    let work = unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
                    work.body()
                    return nil
                },
                context.toOpaque()
            )
            guard code == 0 else {
                unsafe context.release()
                return false
            }
            pthread_detach(thread)
            return true
        }
    }
}
