import Counterpart
import CounterpartSQLite

extension WriteSession {
    /// Returns the id that the draft gives, or the next one that nobody has or had.
    func number(
        of draft: SubjectDraft,
        _ type: SubjectType,
        in account: Account
    ) throws(StoreError) -> Int64 {
        guard let number = draft.number else { return try nextNumber(type, in: account) }
        guard number >= 1 else { throw Self.refusal("Id must be greater than 0") }
        let id = Subject.ID(type: type, number: number)
        let isTaken = try storing { () throws(SQLiteError) in
            try self.connection.subjectRow(id, in: account) != nil
        }
        guard !isTaken else { throw Self.refusal("Id has already been taken") }
        try moveOn(past: number, type, in: account)
        return number
    }

    private func nextNumber(
        _ type: SubjectType,
        in account: Account
    ) throws(StoreError) -> Int64 {
        let next = try storing { () throws(SQLiteError) in
            try self.connection.integer(
                "SELECT next_id FROM subject_sequence WHERE account_id = ? AND subject_type = ?",
                .integer(account.id.rawValue),
                .integer(Int64(type.rawValue))
            ) ?? 1
        }
        // Somebody gave the last id there is; it is for him to give the others, too.
        guard next < .max else { throw Self.refusal("Id can't be blank") }
        try moveOn(past: next, type, in: account)
        return next
    }

    /// Never assigns `number` or a lower one again.
    private func moveOn(
        past number: Int64,
        _ type: SubjectType,
        in account: Account
    ) throws(StoreError) {
        try storing { () throws(SQLiteError) in
            try self.connection.run(
                """
                INSERT INTO subject_sequence (account_id, subject_type, next_id) VALUES (?, ?, ?)
                ON CONFLICT DO UPDATE SET next_id = max(next_id, excluded.next_id)
                """,
                .integer(account.id.rawValue),
                .integer(Int64(type.rawValue)),
                .integer(min(number, .max - 1) + 1)
            )
        }
    }

    private static func refusal(_ message: String) -> StoreError {
        .invalid(Violations(Violation(field: "id", message: message)))
    }
}
