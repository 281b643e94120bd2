import Counterpart
import CounterpartSQLite

/// Where the ledger of each account ends that was written to: what a transaction appended is forgotten
/// with it.
struct Ledger {
    /// The last attempt of an account, and what was given up.
    struct End {
        var sequence: Int64
        var digest: [UInt8]
        var trimmed: Int64
    }

    private var ends: [Account.ID: End] = [:]

    mutating func end(
        of account: Account.ID,
        _ connection: Connection
    ) throws(SQLiteError) -> End {
        if let end = ends[account] { return end }
        let trimmed = try connection.trimmedLedger(of: account)
        let last = try connection.rows(
            "SELECT key, digest FROM attempt WHERE key > ? AND key <= ? ORDER BY key DESC LIMIT 1",
            AccountKey.keys(above: trimmed.sequence, in: account)
        ) { row in (sequence: AccountKey.number(row.integer(0)), digest: row.bytes(1)) }.first
        let end = End(
            sequence: last?.sequence ?? trimmed.sequence,
            digest: last?.digest ?? trimmed.digest,
            trimmed: trimmed.sequence
        )
        ends[account] = end
        return end
    }

    mutating func moveOn(to attempt: Attempt, in account: Account.ID) {
        ends[account]?.sequence = attempt.sequence
        ends[account]?.digest = attempt.digest
    }

    mutating func trim(to sequence: Int64, in account: Account.ID) {
        ends[account]?.trimmed = sequence
    }
}
