import Counterpart
import CounterpartArguments
import CounterpartThreads

/// A thread that does something once a minute, until it is stopped.
struct Housekeeper: Sendable {
    private static let period: Int32 = 60_000

    private let ticker: Ticker

    /// - Throws: `CommandFailure` if the system has no pipe or no thread left.
    init(
        _ body: @escaping @Sendable () async throws(StoreError) -> Void,
        report: @escaping @Sendable (StoreError) -> Void
    ) throws(CommandFailure) {
        do throws(SystemThreadError) {
            ticker = try Ticker(everyMilliseconds: Self.period) { isStopping in
                let failure = ThreadExecutor.run { () -> StoreError? in
                    do throws(StoreError) {
                        try await body()
                        return nil
                    } catch {
                        return error
                    }
                }
                // What was going on when the end came is expected to fail.
                if let failure, !isStopping() { report(failure) }
            }
        } catch {
            throw CommandFailure(
                "no thread can be started for the database's upkeep",
                code: .unavailable
            )
        }
    }

    /// Lets the thread end, and waits for it; `body` ends what it may be doing.
    func stop(after body: () -> Void) {
        ticker.stop(after: body)
    }
}
