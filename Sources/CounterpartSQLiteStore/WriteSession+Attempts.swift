import Counterpart
import CounterpartSQLite

/// What is to become an attempt.
struct AttemptDraft {
    var kind: Attempt.Kind
    /// `nil` only for an import.
    var reference: Reference.ID?
    /// The attempt before on the same reference; 0 for none.
    var previous: Int64 = 0
    var changes: [AttributeChange] = []
    var count = 1
}

extension WriteSession {
    /// Appends an attempt to the account's ledger; returns its sequence number.
    func append(
        _ draft: AttemptDraft,
        in account: Account,
        at now: Timestamp,
        by author: Author
    ) throws(SQLiteError) -> Int64 {
        let end = try pending.ledger.end(of: account.id, connection)
        guard AccountKey.isPossible(end.sequence + 1) else {
            throw SQLiteError(code: .full, message: "the ledger has no more numbers")
        }
        let attempt = Attempt(
            sequence: end.sequence + 1,
            at: now,
            kind: draft.kind,
            reference: draft.reference,
            author: author,
            changes: draft.changes,
            count: draft.count,
            digest: []
        )
        var row = AttemptRow(attempt, previous: draft.previous)
        row.attempt.digest = row.digest(after: end.digest, in: account.id)
        let insertion = try connection.statement(AttemptRow.insertion)
        try row.bind(in: account.id, to: insertion)
        try insertion.run()
        pending.ledger.moveOn(to: row.attempt, in: account.id)
        // It was kept only as the newest of its reference.
        if draft.previous > 0, draft.previous <= end.trimmed {
            try forgetAttempt(draft.previous, in: account)
        }
        return row.attempt.sequence
    }

    /// An import is the newest attempt of others, too.
    private func forgetAttempt(_ sequence: Int64, in account: Account) throws(SQLiteError) {
        try connection.run(
            "DELETE FROM attempt WHERE key = ? AND reference IS NOT NULL",
            .integer(AccountKey.key(sequence, in: account.id))
        )
    }
}
