import CounterpartSQLite

/// The tables, as a list of migrations that only grows.
enum Schema {
    /// "CtPt": the file is ours.
    static let applicationID: Int64 = 0x4374_5074
    static let pageSize = 4096
    /// The bits of a reference's key that its id takes; the account's id stands above them.
    static let idBits: Int64 = 40
    /// The characters of a message that its index holds.
    static let messagePrefix = 40

    /// One step: its statements, and what only the program can do after them.
    struct Migration: Sendable {
        let sql: String
        var filling: @Sendable (Connection, SQLiteStore.Configuration) throws(SQLiteError) -> Void =
            { _, _ in }
    }

    static let migrations = [
        Migration(sql: firstTables), subjectColumns, Migration(sql: tokenUsers), subjectMap,
        attempts, wholeLists, rareStatuses,
    ]

    /// One index has the lists of a service whole; that of all services of a type is made of them.
    private static let wholeLists = Migration(
        sql: """
            DROP INDEX IF EXISTS reference_synced;
            DROP INDEX reference_service;
            \(serviceIndex);
            """
    )

    /// The users whom tokens belong to.
    private static let tokenUsers = "ALTER TABLE token ADD COLUMN user_id INTEGER"

    /// The newest version, which is that of the database after all migrations.
    static var version: Int64 { Int64(migrations.count) }

    /// Brings the database to the newest version; each step is there whole or not at all.
    static func migrate(
        _ connection: Connection,
        _ configuration: SQLiteStore.Configuration
    ) throws(SQLiteError) {
        var version = try connection.integer("PRAGMA user_version") ?? 0
        while version < Self.version {
            let step = migrations[Int(version)]
            version += 1
            try connection.beginWriting()
            do {
                try connection.execute(step.sql)
                try step.filling(connection, configuration)
                try connection.execute("PRAGMA user_version = \(version)")
                try connection.execute("PRAGMA application_id = \(applicationID)")
                try connection.commit()
            } catch {
                connection.rollBack()
                throw error
            }
        }
    }

    /// Statements that read both ends of every table and index.
    static let probes: [String] =
        [
            "account", "token", "subject", "subject_count", "subject_map", "subject_sequence",
            "reference", "reference_count", "attempt", "ended_reference", "trimmed_ledger", "cause",
            "cause_hour", "activity", "last_success", "promise",
        ]
        .map { "SELECT count(*) FROM (SELECT 1 FROM \($0) NOT INDEXED LIMIT 1)" }
        + [
            "SELECT min(key) FROM reference", "SELECT max(key) FROM reference",
            "SELECT min(key) FROM subject", "SELECT max(key) FROM subject",
            "SELECT min(key) FROM attempt", "SELECT max(key) FROM attempt",
            "SELECT min(key) FROM cause", "SELECT max(key) FROM cause",
            "SELECT min(account_id) FROM cause INDEXED BY cause_identity",
            "SELECT max(account_id) FROM cause INDEXED BY cause_identity",
            "SELECT min(account_id) FROM ended_reference INDEXED BY ended_reference_subject",
            "SELECT max(account_id) FROM ended_reference INDEXED BY ended_reference_subject",
        ]
        + ["ASC", "DESC"].map {
            """
            SELECT cause FROM reference INDEXED BY \(causeIndex) WHERE cause IS NOT NULL
            ORDER BY cause \($0) LIMIT 1
            """
        }
        + ["ASC", "DESC"].map {
            """
            SELECT account_id FROM reference INDEXED BY \(waitingIndex) WHERE status <> 1
            ORDER BY account_id \($0) LIMIT 1
            """
        }
        + AccessPath.allCases.filter { $0 != .key }.flatMap { path in
            ["ASC", "DESC"].map {
                """
                SELECT account_id FROM \(path.source) WHERE \(path.condition ?? "true")
                ORDER BY account_id \($0) LIMIT 1
                """
            }
        }
        + SubjectIndex.allCases.flatMap { index in
            ["ASC", "DESC"].map {
                """
                SELECT account_id FROM \(index.source) WHERE \(index.condition ?? "true")
                ORDER BY account_id \($0) LIMIT 1
                """
            }
        }
}
