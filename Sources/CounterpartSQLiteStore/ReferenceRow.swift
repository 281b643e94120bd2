import Counterpart
import CounterpartSQLite

/// How a reference lies in its row.
enum ReferenceRow {
    /// In the order of ``reference(_:from:)``, ``append(_:to:)`` and ``bind(_:in:to:)``.
    static let columns = """
        key, subject_type, subject_id, status, locked, created_at, updated_at, last_synced_at, \
        service_name, service_model, service_model_ref, external_status, external_link, \
        external_message
        """

    static let keyColumn: Int32 = 0

    static func column(of key: ReferenceQuery.Order.Key) -> Int32 {
        switch key {
        case .createdAt: 5
        case .lastSyncedAt: 7
        }
    }

    /// The reference in the statement's row, whose columns begin at `first`.
    static func reference(
        _ row: Statement,
        from first: Int32 = 0
    ) throws(SQLiteError) -> Reference {
        let type = try SubjectType(column: first + 1, of: row)
        let status = try SyncStatus(column: first + 3, of: row)
        return Reference(
            id: ReferenceKey.id(row.integer(first)),
            subject: Subject.ID(type: type, number: row.integer(first + 2)),
            serviceName: row.text(first + 8),
            serviceModel: row.text(first + 9),
            serviceModelRef: row.text(first + 10),
            status: status,
            externalLink: row.optionalText(first + 12),
            externalMessage: row.optionalText(first + 13),
            externalStatus: row.optionalText(first + 11),
            isLocked: row.integer(first + 4) != 0,
            createdAt: Timestamp(secondsSinceEpoch: row.integer(first + 5)),
            updatedAt: Timestamp(secondsSinceEpoch: row.integer(first + 6)),
            lastSyncedAt: row.optionalInteger(first + 7).map(Timestamp.init(secondsSinceEpoch:))
        )
    }

    /// Appends the reference in the statement's row, whose columns begin at the first.
    static func append(_ row: Statement, to list: inout ReferenceList) throws(SQLiteError) {
        let type = try SubjectType(column: 1, of: row)
        let status = try SyncStatus(column: 3, of: row)
        list.rows.append(
            ReferenceList.Row(
                id: ReferenceKey.id(row.integer(0)),
                subject: Subject.ID(type: type, number: row.integer(2)),
                serviceName: list.add(8, of: row) ?? list.emptyText,
                serviceModel: list.add(9, of: row) ?? list.emptyText,
                serviceModelRef: list.add(10, of: row) ?? list.emptyText,
                status: status,
                externalLink: list.add(12, of: row),
                externalMessage: list.add(13, of: row),
                externalStatus: list.add(11, of: row),
                isLocked: row.integer(4) != 0,
                createdAt: Timestamp(secondsSinceEpoch: row.integer(5)),
                updatedAt: Timestamp(secondsSinceEpoch: row.integer(6)),
                lastSyncedAt: row.optionalInteger(7).map(Timestamp.init(secondsSinceEpoch:))
            )
        )
    }

    static func bind(
        _ reference: Reference,
        in account: Account,
        to statement: Statement
    ) throws(SQLiteError) {
        try statement.bind(ReferenceKey.key(reference.id, in: account), at: 1)
        try statement.bind(Int64(reference.subject.type.rawValue), at: 2)
        try statement.bind(reference.subject.number, at: 3)
        try statement.bind(Int64(reference.status.rawValue), at: 4)
        try statement.bind(reference.isLocked ? 1 : 0, at: 5)
        try statement.bind(reference.createdAt.secondsSinceEpoch, at: 6)
        try statement.bind(reference.updatedAt.secondsSinceEpoch, at: 7)
        try statement.bind(reference.lastSyncedAt?.secondsSinceEpoch, at: 8)
        try statement.bind(reference.serviceName, at: 9)
        try statement.bind(reference.serviceModel, at: 10)
        try statement.bind(reference.serviceModelRef, at: 11)
        try statement.bind(reference.externalStatus, at: 12)
        try statement.bind(reference.externalLink, at: 13)
        try statement.bind(reference.externalMessage, at: 14)
        try statement.bind(account.id.rawValue, at: 15)
        let discriminator = account.identity.discriminator(
            serviceModel: reference.serviceModel,
            serviceModelRef: reference.serviceModelRef
        )
        try statement.bind(discriminator, at: 16)
    }

    static let insertion = """
        INSERT INTO reference (
            \(columns), account_id, discriminator, last_attempt, cause, rare_external_status
        )
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
}

extension ReferenceList {
    /// Adds the text in a column, unless it is null.
    fileprivate mutating func add(_ column: Int32, of row: Statement) -> Text? {
        row.appendText(column, to: &texts).map(Text.init)
    }

    fileprivate var emptyText: Text { Text(0..<0) }
}
