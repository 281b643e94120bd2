import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// The newest attempts of the account, or those before one of them.
    func attempts(
        in account: Account,
        before: Int64?,
        limit: Int
    ) throws(SQLiteError) -> AttemptSlice {
        let trimmed = try connection.trimmedLedger(of: account.id)
        let last = min(max(before ?? .max, 1) - 1, AccountKey.maximum)
        var rows = try connection.rows(
            """
            SELECT \(AttemptRow.columns) FROM attempt WHERE key > ? AND key <= ?
            ORDER BY key DESC LIMIT ?
            """,
            [
                .integer(AccountKey.key(0, in: account.id)),
                .integer(AccountKey.key(last, in: account.id)), .integer(Int64(limit) + 1),
            ],
            Self.readable
        )
        let hasMore = rows.count > limit
        if hasMore { rows.removeLast() }
        let attempts = rows.map(\.attempt)
        return AttemptSlice(
            attempts: attempts,
            next: hasMore ? attempts.last?.sequence : nil,
            isTruncated: trimmed.sequence > 0
        )
    }

    /// The attempts on one reference, along the chain from its newest; `nil` if there never was such
    /// a reference.
    func attempts(
        on reference: Reference.ID,
        in account: Account,
        before: Int64?,
        limit: Int
    ) throws(SQLiteError) -> AttemptSlice? {
        guard let newest = try newestAttempt(on: reference, in: account) else { return nil }
        var slice = AttemptSlice(attempts: [], next: nil, isTruncated: false)
        var next = newest
        if let before, let link = try attempt(before, in: account),
            link.attempt.reference == reference
        {
            next = link.previous
        }
        while next > 0 {
            guard let link = try attempt(next, in: account) else {
                slice.isTruncated = true
                break
            }
            if before.map({ next < $0 }) ?? true {
                guard slice.attempts.count < limit else {
                    slice.next = slice.attempts.last?.sequence
                    break
                }
                slice.attempts.append(link.attempt)
            }
            next = link.previous
        }
        return slice
    }

    /// 0 if its last write was before there was a ledger.
    private func newestAttempt(
        on reference: Reference.ID,
        in account: Account
    ) throws(SQLiteError) -> Int64? {
        guard ReferenceKey.isPossible(reference) else { return nil }
        let key = SQLValue.integer(ReferenceKey.key(reference, in: account))
        if let newest = try connection.integer(
            "SELECT last_attempt FROM reference WHERE key = ?",
            key
        ) {
            return newest
        }
        return try connection.integer("SELECT last_attempt FROM ended_reference WHERE key = ?", key)
    }

    private func attempt(_ sequence: Int64, in account: Account) throws(SQLiteError) -> AttemptRow?
    {
        guard AccountKey.isPossible(sequence) else { return nil }
        return try connection.rows(
            "SELECT \(AttemptRow.columns) FROM attempt WHERE key = ?",
            [.integer(AccountKey.key(sequence, in: account.id))],
            Self.readable
        ).first
    }

    private static func readable(_ row: Statement) throws(SQLiteError) -> AttemptRow {
        guard let attempt = AttemptRow(row) else {
            throw SQLiteError(code: .corrupt, message: "an attempt cannot be read")
        }
        return attempt
    }
}
