import Counterpart
import CounterpartSQLite

extension Connection {
    /// Returns those of the subjects that we hold, each once, in the order in which they are named.
    func subjects(
        _ ids: some Sequence<Subject.ID>,
        in account: Account
    ) throws(SQLiteError) -> [Subject] {
        let statement = try statement(
            "SELECT attributes FROM subject WHERE account_id = ? AND subject_type = ? AND id = ?"
        )
        var seen: Set<Subject.ID> = []
        var subjects: [Subject] = []
        for id in ids where seen.insert(id).inserted {
            defer { statement.reset() }
            try statement.bind(account.id.rawValue, at: 1)
            try statement.bind(Int64(id.type.rawValue), at: 2)
            try statement.bind(id.number, at: 3)
            if try statement.step() {
                subjects.append(Subject(id: id, attributes: statement.text(0)))
            }
        }
        return subjects
    }
}
