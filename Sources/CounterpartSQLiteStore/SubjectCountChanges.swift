import Counterpart
import CounterpartSQLite

/// What the kept counters of subjects must be changed by before a transaction ends.
struct SubjectCountChanges {
    struct Key: Hashable {
        let account: Account.ID
        let type: SubjectType
        let kind: Int64
        let depth: SubjectCountDepth
        /// Empty but on the level of services: no service has a blank name.
        var service = ExactText("")
    }

    private var changes: [Key: Int64] = [:]

    mutating func add(_ change: Int64, _ key: Key) {
        changes[key, default: 0] += change
    }

    mutating func flush(to connection: Connection) throws(SQLiteError) {
        for (key, change) in changes where change != 0 {
            let values: [SQLValue] = [
                .integer(key.account.rawValue), .integer(Int64(key.type.rawValue)),
                .integer(key.depth.rawValue), .text(key.service.text), .integer(key.kind),
            ]
            let update = try connection.statement(Self.addition)
            try update.bind(values + [.integer(change)])
            try update.run()
            guard change < 0 else { continue }
            let deletion = try connection.statement(Self.removalOfZero)
            try deletion.bind(values)
            try deletion.run()
        }
        changes = [:]
    }

    private static let addition = """
        INSERT INTO subject_count (account_id, subject_type, depth, service_name, kind, count)
        VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """

    private static let removalOfZero = """
        DELETE FROM subject_count
        WHERE account_id = ? AND subject_type = ? AND depth = ? AND service_name = ?
            AND kind = ? AND count = 0
        """
}
