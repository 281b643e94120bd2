import Counterpart
import CounterpartSQLite

/// An import is one attempt; what it replaces has one of its own, which tells the difference, and so
/// has what it brings back, so that its time line goes on.
extension ImportMover {
    /// Appends the attempts, and notes in `temp.attempted` which references have one of their own;
    /// returns the number of the import's.
    func appendAttempts() throws(SQLiteError) -> Int64 {
        try connection.execute(
            "CREATE TEMP TABLE attempted (reference INTEGER PRIMARY KEY, sequence INTEGER NOT NULL)"
        )
        guard staged.references > 0 else { return 0 }
        let attempt = AttemptDraft(kind: .imported, count: staged.references)
        let sequence = try append(attempt)
        if !isFirst { try appendReplacements() }
        let hasEndings = try connection.integer(
            "SELECT 1 FROM main.ended_reference WHERE account_id = ? LIMIT 1",
            .integer(account.id.rawValue)
        )
        if hasEndings != nil { try appendReturns() }
        return sequence
    }

    private func appendReplacements() throws(SQLiteError) {
        let columns = HeldReference.columns.split(separator: ", ")
        let new = columns.prefix(14).map { "new.\($0)" }.joined(separator: ", ")
        let old = columns.map { "old.\($0)" }.joined(separator: ", ")
        let pairs = try connection.prepare(
            """
            SELECT \(new), \(old) FROM staged.reference AS new CROSS JOIN main.reference AS old
            WHERE old.key = new.key ORDER BY new.key
            """
        )
        while try pairs.step() {
            let new = try ReferenceRow.reference(pairs)
            let old = try HeldReference(pairs, from: 14)
            try append(
                AttemptDraft(
                    kind: .updated,
                    reference: new.id,
                    previous: old.lastAttempt,
                    changes: AttributeChange.changes(from: old.reference, to: new)
                ),
                on: new
            )
        }
    }

    private func appendReturns() throws(SQLiteError) {
        let columns = ReferenceRow.columns.split(separator: ", ")
        let returns = try connection.prepare(
            """
            SELECT \(columns.map { "new.\($0)" }.joined(separator: ", ")), old.last_attempt
            FROM staged.reference AS new CROSS JOIN main.ended_reference AS old
            WHERE old.key = new.key ORDER BY new.key
            """
        )
        while try returns.step() {
            let new = try ReferenceRow.reference(returns)
            try append(
                AttemptDraft(
                    kind: .created,
                    reference: new.id,
                    previous: returns.integer(14),
                    changes: AttributeChange.changes(from: nil, to: new)
                ),
                on: new
            )
        }
        try connection.execute(
            """
            DELETE FROM main.ended_reference
            WHERE key IN (SELECT reference FROM temp.attempted)
            """
        )
    }

    private func append(
        _ attempt: AttemptDraft,
        on reference: Reference
    ) throws(SQLiteError) {
        let sequence = try append(attempt)
        try connection.run(
            "INSERT INTO temp.attempted (reference, sequence) VALUES (?, ?)",
            .integer(ReferenceKey.key(reference.id, in: account)),
            .integer(sequence)
        )
    }

    private func append(_ attempt: AttemptDraft) throws(SQLiteError) -> Int64 {
        try session.append(attempt, in: account, at: staged.now, by: staged.author)
    }
}
