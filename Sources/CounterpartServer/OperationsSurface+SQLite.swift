import Counterpart
package import CounterpartAPI
package import CounterpartSQLiteStore
import CounterpartWire

extension OperationsSurface {
    /// The surface over a store of this process.
    ///
    /// - Parameters:
    ///   - store: What it answers from.
    ///   - version: The program's.
    ///   - keptAttemptSeconds: How long attempts are kept; `nil` for ever.
    ///   - rateLimit: How often a token may ask, over all surfaces together.
    ///   - report: Is told why the store was unavailable.
    package init(
        over store: SQLiteStore,
        version: String,
        keptAttemptSeconds: Int64? = nil,
        rateLimit: RateLimit? = nil,
        report: @escaping @Sendable (String) -> Void
    ) {
        let surroundings = Surroundings(
            version: version,
            startedAt: .now,
            rateLimit: rateLimit,
            figures: { (account) throws(StoreError) in
                let figures = try await store.figures(of: account)
                let writes = store.writeFigures()
                let hasWritten = writes.commits > 0
                return SystemFigures(
                    databaseBytes: figures.bytes,
                    references: figures.references,
                    attempts: figures.attempts,
                    commits: writes.commits,
                    waiting: writes.waiting,
                    medianMicroseconds: hasWritten ? Int64(writes.p50Microseconds) : nil,
                    slowestMicroseconds: hasWritten ? Int64(writes.p99Microseconds) : nil,
                    keepSeconds: keptAttemptSeconds,
                    oldestAttemptAt: figures.oldestAttemptAt
                )
            },
            secret: TokenSecret.make,
            digest: TokenSecret.digest,
            now: { .now },
            report: report
        )
        self.init(store: store, surroundings)
    }
}
