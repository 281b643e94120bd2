import Counterpart
import CounterpartSQLite

/// Up to where the attempts of an account were given up, but for those that are kept as the newest
/// of their references.
struct TrimmedLedger {
    /// 0 if none were.
    var sequence: Int64 = 0
    /// The digest of the attempt with that number; empty if there is none.
    var digest: [UInt8] = []
}

extension Connection {
    func trimmedLedger(of account: Account.ID) throws(SQLiteError) -> TrimmedLedger {
        try rows(
            "SELECT sequence, digest FROM trimmed_ledger WHERE account_id = ?",
            [.integer(account.rawValue)]
        ) { row in TrimmedLedger(sequence: row.integer(0), digest: row.bytes(1)) }.first
            ?? TrimmedLedger()
    }
}
