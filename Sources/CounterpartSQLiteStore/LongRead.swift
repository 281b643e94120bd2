import Counterpart
import CounterpartThreads

/// Reads that take long run on a thread of their own, so that they hold up no event loop.
enum LongRead {
    /// Runs `body` on a new thread, and returns what it made.
    static func run<Value: Sendable>(
        _ body: @escaping @Sendable () throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            let isStarted = SystemThread.startIfPossible {
                do throws(StoreError) {
                    continuation.resume(returning: Result<Value, StoreError>.success(try body()))
                } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
            guard !isStarted else { return }
            let error = StoreError.unavailable(reason: "No thread can be started")
            continuation.resume(returning: .failure(error))
        }
        return try result.get()
    }
}
