import Counterpart
import CounterpartSQLite

/// The rows of subjects, one by one, for whoever writes.
extension Connection {
    /// That it is one subject; its values are ``values(of:in:)``.
    static let subjectCondition = "account_id = ? AND subject_type = ? AND id = ?"

    func subjectRow(_ id: Subject.ID, in account: Account) throws(SQLiteError) -> SubjectRow? {
        try rows(
            "SELECT \(SubjectRow.columns) FROM subject WHERE \(Self.subjectCondition)",
            Self.values(of: id, in: account)
        ) { row in SubjectRow(id, row) }.first
    }

    func insert(_ row: SubjectRow, accountID: Int64) throws(SQLiteError) {
        let id = row.subject.id
        let statement = try statement(
            """
            INSERT INTO subject (account_id, subject_type, id, \(SubjectRow.columns))
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        let key: [SQLValue] = [
            .integer(accountID), .integer(Int64(id.type.rawValue)), .integer(id.number),
        ]
        try statement.bind(key + row.values)
        try statement.run()
    }

    func replace(
        _ old: SubjectRow,
        by new: SubjectRow,
        in account: Account
    ) throws(SQLiteError) {
        guard let update = new.update(of: old) else { return }
        let statement = try statement(update.sql)
        try statement.bind(update.values + Self.values(of: new.subject.id, in: account))
        try statement.run()
    }

    func deleteSubject(_ id: Subject.ID, in account: Account) throws(SQLiteError) {
        let statement = try statement("DELETE FROM subject WHERE \(Self.subjectCondition)")
        try statement.bind(Self.values(of: id, in: account))
        try statement.run()
    }

    static func values(of id: Subject.ID, in account: Account) -> [SQLValue] {
        [
            .integer(account.id.rawValue), .integer(Int64(id.type.rawValue)),
            .integer(id.number),
        ]
    }
}
