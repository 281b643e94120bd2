import Counterpart
import CounterpartSQLite

/// A reference with what its row keeps beside it.
struct HeldReference {
    var reference: Reference
    /// The sequence number of its newest attempt; 0 if that was before there was a ledger.
    var lastAttempt: Int64
    /// The key of its cause, if it fails.
    var cause: Int64?

    /// What an operator is told of it.
    var found: FoundReference { FoundReference(reference, cause: cause.map(CauseRow.id)) }

    static let columns = "\(ReferenceRow.columns), last_attempt, cause"

    init(_ row: Statement, from first: Int32 = 0) throws(SQLiteError) {
        reference = try ReferenceRow.reference(row, from: first)
        lastAttempt = row.integer(first + 14)
        cause = row.optionalInteger(first + 15)
    }
}
