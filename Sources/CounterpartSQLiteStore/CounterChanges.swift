import Counterpart
import CounterpartSQLite

/// What the kept counters must be changed by before a transaction ends.
struct CounterChanges {
    struct Key: Hashable {
        let account: Account.ID
        let type: SubjectType
        let service: ExactText
        let model: ExactText
        let externalStatus: ExactText?
        let status: SyncStatus
    }

    private struct Row: Hashable {
        let account: Account.ID
        let type: SubjectType
        let depth: CountDepth
        let service: ExactText
        let detail: ExactText
        let status: SyncStatus
    }

    private var changes: [Key: Int64] = [:]

    mutating func add(_ change: Int64, _ key: Key) {
        changes[key, default: 0] += change
    }

    mutating func flush(to connection: Connection) throws(SQLiteError) {
        for (row, change) in rows() where change != 0 {
            let values: [SQLValue] = [
                .integer(row.account.rawValue), .integer(Int64(row.type.rawValue)),
                .integer(row.depth.rawValue), .text(row.service.text), .text(row.detail.text),
                .integer(Int64(row.status.rawValue)),
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

    private func rows() -> [Row: Int64] {
        var rows: [Row: Int64] = [:]
        let none = ExactText("")
        for (key, change) in changes {
            for depth in CountDepth.allCases {
                let detail: ExactText
                switch depth {
                case .subjectType, .service: detail = none
                case .model: detail = key.model
                case .externalStatus:
                    guard let externalStatus = key.externalStatus else { continue }
                    detail = externalStatus
                }
                let row = Row(
                    account: key.account,
                    type: key.type,
                    depth: depth,
                    service: depth == .subjectType ? none : key.service,
                    detail: detail,
                    status: key.status
                )
                rows[row, default: 0] += change
            }
        }
        return rows
    }

    private static let addition = """
        INSERT INTO reference_count
            (account_id, subject_type, depth, service_name, detail, status, count)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """

    private static let removalOfZero = """
        DELETE FROM reference_count
        WHERE account_id = ? AND subject_type = ? AND depth = ? AND service_name = ?
            AND detail = ? AND status = ? AND count = 0
        """
}

extension CounterChanges.Key {
    init(_ reference: Reference, in account: Account) {
        self.init(
            account: account.id,
            type: reference.subject.type,
            service: ExactText(reference.serviceName),
            model: ExactText(reference.serviceModel),
            externalStatus: reference.externalStatus.map(ExactText.init),
            status: reference.status
        )
    }
}
