import Counterpart
import CounterpartSQLite

extension Connection {
    /// Returns the subjects of `references` that we hold, each once.
    func subjects(
        of references: [Reference],
        in account: Account
    ) throws(SQLiteError) -> [Subject] {
        let statement = try statement(
            "SELECT attributes FROM subject WHERE account_id = ? AND subject_type = ? AND id = ?"
        )
        var seen: Set<Subject.ID> = []
        var subjects: [Subject] = []
        for reference in references where seen.insert(reference.subject).inserted {
            defer { statement.reset() }
            try statement.bind(account.id.rawValue, at: 1)
            try statement.bind(Int64(reference.subject.type.rawValue), at: 2)
            try statement.bind(reference.subject.number, at: 3)
            if try statement.step() {
                subjects.append(Subject(id: reference.subject, attributes: statement.text(0)))
            }
        }
        return subjects
    }
}
