import Counterpart
import CounterpartSQLite

/// Moves what is staged in the attached database `staged` into an account.
struct ImportMover {
    let session: WriteSession
    let staged: StagedImport
    /// Whether the table is empty.
    let isFirst: Bool

    var connection: Connection { session.connection }
    var account: Account { staged.account }

    init(session: WriteSession, staged: StagedImport) throws(SQLiteError) {
        self.session = session
        self.staged = staged
        isFirst = try session.connection.integer("SELECT 1 FROM main.reference LIMIT 1") == nil
    }

    func move() throws(SQLiteError) -> TransferTotals {
        let subjects = try ImportedSubjects(connection: connection, account: account)
        try subjects.forget(&session.pending.subjectCounts)
        // What was there is looked at before it goes.
        let attempt = try appendAttempts()
        try moveCauses()
        try count()
        try noteRareStatuses()
        // An index is built faster from all rows at once, sorted, than row by row; but only a table
        // that was empty has no other rows to build it from.
        if isFirst {
            try dropIndexes()
        } else {
            try connection.execute(
                "DELETE FROM main.reference WHERE key IN (SELECT key FROM staged.reference)"
            )
        }
        let references = try moveReferences(attempt)
        if isFirst { try makeIndexes() }
        let moved = try subjects.move()
        try subjects.count(&session.pending.subjectCounts)
        try connection.execute(
            """
            DROP TABLE temp.attempted; DROP TABLE temp.imported_cause; DROP TABLE temp.rare_status
            """
        )
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
        let names = AccessPath.allCases.compactMap(\.indexName)
        for name in names + [Schema.causeIndex, Schema.waitingIndex] {
            try connection.execute("DROP INDEX main.\(name)")
        }
    }

    private func makeIndexes() throws(SQLiteError) {
        let indexes =
            Schema.referenceIndexes + Schema.causeIndexes + [Schema.externalStatusIndex]
        try connection.execute(indexes.joined(separator: ";"))
    }

    /// References of which `temp.attempted` does not know the attempt have that of the import.
    private func moveReferences(_ attempt: Int64) throws(SQLiteError) -> Int {
        let columns = "\(ReferenceRow.columns), account_id, discriminator"
        try connection.execute(
            """
            INSERT INTO main.reference (\(columns), last_attempt, cause, rare_external_status)
            SELECT \(columns),
                coalesce(
                    (SELECT sequence FROM temp.attempted WHERE reference = new.key), \(attempt)
                ),
                iif(
                    new.cause IS NULL, NULL,
                    (SELECT cause FROM temp.imported_cause WHERE id = new.cause)
                ),
                (
                    SELECT external_status FROM temp.rare_status AS rare
                    WHERE rare.subject_type = new.subject_type
                        AND rare.external_status = new.external_status
                )
            FROM staged.reference AS new ORDER BY key
            """
        )
        return connection.changes
    }

    /// Not kept: a statement about `staged` would hold the attached database.
    func prepared<Value>(
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
