package import Counterpart
import CounterpartSQLite

/// How large the file and an account's ledger are.
package struct StoreFigures: Hashable, Sendable {
    /// Of the file, without what only its log has.
    package var bytes: Int64
    package var references: Int
    /// Without those that are older than the ledger goes back, and kept as the newest of their
    /// references.
    package var attempts: Int
    /// When the oldest attempt was made that is kept; `nil` if there is none.
    package var oldestAttemptAt: Timestamp?
}

extension SQLiteStore {
    package func figures(of account: Account) async throws(StoreError) -> StoreFigures {
        try readers.read { session throws(SQLiteError) in
            let connection = session.connection
            let keys = AccountKey.keys(above: 0, in: account.id)
            let oldest = try connection.rows(
                "SELECT at FROM attempt WHERE key > ? AND key <= ? ORDER BY key LIMIT 1",
                keys
            ) { row in row.integer(0) }.first
            let newest = try connection.rows(
                "SELECT key FROM attempt WHERE key > ? AND key <= ? ORDER BY key DESC LIMIT 1",
                keys
            ) { row in AccountKey.number(row.integer(0)) }.first
            let trimmed = try connection.trimmedLedger(of: account.id).sequence
            let bytes = try connection.integer(
                "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size"
            )
            return StoreFigures(
                bytes: bytes ?? 0,
                references: try session.sumOfCounters(in: account, types: SubjectType.allCases),
                attempts: newest.map { Int(max($0 - trimmed, 0)) } ?? 0,
                oldestAttemptAt: oldest.map { Timestamp(secondsSinceEpoch: $0) }
            )
        }
    }
}
