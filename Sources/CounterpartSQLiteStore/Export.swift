import Counterpart
import CounterpartSQLite

/// Reads all that an account holds, in slices.
struct Export {
    let connection: Connection
    let account: Account

    /// Hands out the subjects by type name and id.
    func subjects(_ body: ([TransferRecord]) throws -> Void) throws {
        for type in SubjectType.allCases.sorted(by: { $0.name < $1.name }) {
            let values: [SQLValue] = [
                .integer(account.id.rawValue), .integer(Int64(type.rawValue)),
            ]
            try slices(Self.subjects, values, body) { row in
                let id = Subject.ID(type: type, number: row.integer(0))
                return .subject(Subject(id: id, attributes: row.text(1)))
            }
        }
    }

    /// Hands out the references by id.
    func references(_ body: ([TransferRecord]) throws -> Void) throws {
        let (first, last) = (Reference.ID(rawValue: 0), Reference.ID.maximum)
        let values = [first, last].map { SQLValue.integer(ReferenceKey.key($0, in: account)) }
        try slices(Self.references, values, body) { row throws(SQLiteError) in
            .reference(try ReferenceRow.reference(row))
        }
    }

    private func slices(
        _ sql: String,
        _ values: [SQLValue],
        _ body: ([TransferRecord]) throws -> Void,
        _ make: (Statement) throws(SQLiteError) -> TransferRecord
    ) throws {
        let statement: Statement
        do {
            statement = try connection.statement(sql)
            try statement.bind(values)
        } catch {
            throw StoreError(error)
        }
        defer { statement.reset() }
        var records: [TransferRecord]
        repeat {
            records = try slice(statement, make)
            if !records.isEmpty { try body(records) }
            // A statement that is stepped past its end begins anew.
        } while records.count == SQLiteStore.Limit.exportSlice
    }

    /// Returns the next records; fewer than a slice at the end.
    private func slice(
        _ statement: Statement,
        _ make: (Statement) throws(SQLiteError) -> TransferRecord
    ) throws(StoreError) -> [TransferRecord] {
        var records: [TransferRecord] = []
        do {
            while records.count < SQLiteStore.Limit.exportSlice, try statement.step() {
                records.append(try make(statement))
            }
        } catch {
            throw StoreError(error)
        }
        return records
    }

    private static let subjects = """
        SELECT id, attributes FROM subject INDEXED BY subject_identity
        WHERE account_id = ? AND subject_type = ? ORDER BY id
        """

    private static let references = """
        SELECT \(ReferenceRow.columns) FROM reference NOT INDEXED
        WHERE key BETWEEN ? AND ? ORDER BY key
        """
}
