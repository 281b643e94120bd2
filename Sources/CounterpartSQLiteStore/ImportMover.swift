import Counterpart
import CounterpartSQLite

/// Moves what is staged in the attached database `staged` into an account.
struct ImportMover {
    let connection: Connection
    let account: Account
    /// Whether the table is empty.
    private let isFirst: Bool

    init(connection: Connection, account: Account) throws(SQLiteError) {
        self.connection = connection
        self.account = account
        isFirst = try connection.integer("SELECT 1 FROM main.reference LIMIT 1") == nil
    }

    func move(
        _ counters: inout CounterChanges,
        _ subjectCounts: inout SubjectCountChanges
    ) throws(SQLiteError) -> TransferTotals {
        let subjects = try ImportedSubjects(connection: connection, account: account)
        try subjects.forget(&subjectCounts)
        // An index is built faster from all rows at once, sorted, than row by row; but only a table
        // that was empty has no other rows to build it from.
        if isFirst {
            try dropIndexes()
        } else {
            try count(
                "main.reference WHERE key IN (SELECT key FROM staged.reference)",
                by: -1,
                &counters
            )
            try connection.execute(
                "DELETE FROM main.reference WHERE key IN (SELECT key FROM staged.reference)"
            )
        }
        let references = try moveReferences()
        if isFirst { try makeIndexes() }
        try count("staged.reference", by: 1, &counters)
        let moved = try subjects.move()
        try subjects.count(&subjectCounts)
        return TransferTotals(subjects: moved, references: references)
    }

    /// Returns the highest id that was staged.
    func lastID() throws(SQLiteError) -> Reference.ID? {
        try prepared("SELECT max(key) FROM staged.reference", []) { row in row.optionalInteger(0) }
            .flatMap { $0.map(ReferenceKey.id) }
    }

    /// Returns the first line whose identity another line or another reference has.
    func conflict() throws(SQLiteError) -> TransferConflict? {
        let doubled = try prepared(Self.doubledIdentity, []) { row in
            TransferConflict(
                line: Int(row.integer(0)),
                reason: "An earlier line has the same subject and service"
            )
        }
        // Whoever is in the table then came from the file.
        guard !isFirst else { return doubled }
        let taken = try prepared(Self.takenIdentity, [.integer(account.id.rawValue)]) { row in
            let id = ReferenceKey.id(row.integer(1)).rawValue
            return TransferConflict(
                line: Int(row.integer(0)),
                reason: "Reference \(id) has the same subject and service"
            )
        }
        guard let doubled, let taken else { return doubled ?? taken }
        return doubled.line < taken.line ? doubled : taken
    }

    private func dropIndexes() throws(SQLiteError) {
        for name in AccessPath.allCases.compactMap(\.indexName) + [Schema.causeIndex] {
            try connection.execute("DROP INDEX main.\(name)")
        }
    }

    private func makeIndexes() throws(SQLiteError) {
        let indexes = Schema.referenceIndexes + Schema.causeIndexes
        try connection.execute(indexes.joined(separator: ";"))
    }

    private func moveReferences() throws(SQLiteError) -> Int {
        let columns = "\(ReferenceRow.columns), account_id, discriminator"
        try connection.execute(
            """
            INSERT INTO main.reference (\(columns))
            SELECT \(columns) FROM staged.reference ORDER BY key
            """
        )
        return connection.changes
    }

    private func count(
        _ source: String,
        by sign: Int64,
        _ counters: inout CounterChanges
    ) throws(SQLiteError) {
        let statement = try connection.prepare(
            """
            SELECT subject_type, service_name, service_model, status, external_status, count(*)
            FROM \(source) GROUP BY 1, 2, 3, 4, 5
            """
        )
        while try statement.step() {
            guard let type = SubjectType(rawValue: UInt8(truncatingIfNeeded: statement.integer(0))),
                let status = SyncStatus(rawValue: UInt8(truncatingIfNeeded: statement.integer(3)))
            else { continue }
            let key = CounterChanges.Key(
                account: account.id,
                type: type,
                service: ExactText(statement.text(1)),
                model: ExactText(statement.text(2)),
                externalStatus: statement.optionalText(4).map(ExactText.init),
                status: status
            )
            counters.add(sign * statement.integer(5), key)
        }
    }

    /// Not kept: a statement about `staged` would hold the attached database.
    private func prepared<Value>(
        _ sql: String,
        _ values: [SQLValue],
        _ make: (Statement) -> Value
    ) throws(SQLiteError) -> Value? {
        let statement = try connection.prepare(sql)
        try statement.bind(values)
        return try statement.step() ? make(statement) : nil
    }

    private static let doubledIdentity = """
        SELECT line FROM (
            SELECT line, row_number() OVER (
                PARTITION BY subject_type, subject_id, service_name, discriminator ORDER BY line
            ) AS place FROM staged.reference
        ) WHERE place > 1 ORDER BY line LIMIT 1
        """

    private static let takenIdentity = """
        SELECT new.line, old.key FROM staged.reference AS new CROSS JOIN main.reference AS old
        WHERE old.account_id = ? AND old.subject_type = new.subject_type
            AND old.subject_id = new.subject_id AND old.service_name = new.service_name
            AND old.discriminator = new.discriminator AND old.key <> new.key
        ORDER BY new.line LIMIT 1
        """
}
