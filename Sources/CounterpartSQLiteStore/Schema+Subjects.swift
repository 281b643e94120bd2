import Counterpart
import CounterpartSQLite

extension Schema {
    /// The indexes that an import into an empty table makes last; each ends with the id, so that a
    /// walk can look for references without a look at the row.
    static let subjectIndexes = [
        """
        CREATE INDEX subject_created ON subject (
            account_id, subject_type, created_at DESC, id
        )
        """,
        """
        CREATE INDEX subject_updated ON subject (
            account_id, subject_type, updated_at DESC, id
        )
        """,
        """
        CREATE INDEX subject_workspace ON subject (
            account_id, subject_type, workspace_id, updated_at DESC, id
        ) WHERE workspace_id IS NOT NULL
        """,
    ]

    /// What the store knows of a subject's attributes gets columns; how many subjects there are, and
    /// how many have references, is kept.
    static let subjectColumns = Migration(
        sql: """
            ALTER TABLE subject RENAME TO plain_subject;

            CREATE TABLE subject (
                account_id INTEGER NOT NULL,
                subject_type INTEGER NOT NULL,
                id INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                workspace_id INTEGER,
                kind INTEGER NOT NULL,
                attributes TEXT NOT NULL
            ) STRICT;

            CREATE UNIQUE INDEX subject_identity ON subject (account_id, subject_type, id);

            CREATE TABLE subject_count (
                account_id INTEGER NOT NULL,
                subject_type INTEGER NOT NULL,
                depth INTEGER NOT NULL,
                service_name TEXT NOT NULL,
                kind INTEGER NOT NULL,
                count INTEGER NOT NULL,
                PRIMARY KEY (account_id, subject_type, depth, service_name, kind)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE subject_sequence (
                account_id INTEGER NOT NULL,
                subject_type INTEGER NOT NULL,
                next_id INTEGER NOT NULL,
                PRIMARY KEY (account_id, subject_type)
            ) STRICT, WITHOUT ROWID;

            """,
        filling: fillSubjects
    )

    /// Fills the columns, in the step's transaction, so that a row without its facts is never seen.
    ///
    /// A subject that does not say its times gets that of the step.
    private static func fillSubjects(
        _ connection: Connection,
        _ configuration: SQLiteStore.Configuration
    ) throws(SQLiteError) {
        let now = Timestamp(
            secondsSinceEpoch: try connection.integer("SELECT unixepoch()") ?? 0
        )
        do {
            let old = try connection.prepare(
                "SELECT account_id, subject_type, id, attributes FROM plain_subject"
            )
            while try old.step() {
                guard let type = SubjectType(rawValue: UInt8(truncatingIfNeeded: old.integer(1)))
                else { throw SQLiteError(code: .corrupt, message: "unknown subject type") }
                let id = Subject.ID(type: type, number: old.integer(2))
                let subject = Subject(id: id, attributes: old.text(3))
                let facts = configuration.subjectFacts(subject)
                let row = SubjectRow(subject, facts, replacing: nil, at: now)
                try connection.insert(row, accountID: old.integer(0))
            }
        }
        // Kept statements name the old table.
        connection.forgetStatements()
        try connection.execute(
            "DROP TABLE plain_subject; \(subjectIndexes.joined(separator: ";")); \(subjectTotals)"
        )
    }

    private static let subjectTotals = """
        INSERT INTO subject_sequence
        SELECT account_id, subject_type, min(max(id), 9223372036854775806) + 1
        FROM subject GROUP BY 1, 2;

        INSERT INTO subject_count (account_id, subject_type, depth, service_name, kind, count)
        SELECT account_id, subject_type, 0, '', kind, count(*)
        FROM subject GROUP BY account_id, subject_type, kind
        UNION ALL
        SELECT subject.account_id, subject.subject_type, 1, '', kind, count(DISTINCT subject_id)
        FROM subject JOIN reference ON reference.account_id = subject.account_id
            AND reference.subject_type = subject.subject_type AND subject_id = subject.id
        GROUP BY subject.account_id, subject.subject_type, kind
        UNION ALL
        SELECT subject.account_id, subject.subject_type, 2, service_name, kind,
            count(DISTINCT subject_id)
        FROM subject JOIN reference ON reference.account_id = subject.account_id
            AND reference.subject_type = subject.subject_type AND subject_id = subject.id
        GROUP BY subject.account_id, subject.subject_type, service_name, kind;
        """
}
