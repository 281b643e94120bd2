import Counterpart
import CounterpartSQLite

extension Schema {
    /// Subjects get keys, for the maps of those that have a reference; more facets are counted.
    ///
    /// The keys are dense, and unlike a bare rowid they stay when the file is vacuumed.
    static let subjectMap = Migration(
        sql: """
            ALTER TABLE subject RENAME TO keyless_subject;

            CREATE TABLE subject (
                key INTEGER PRIMARY KEY,
                account_id INTEGER NOT NULL,
                subject_type INTEGER NOT NULL,
                id INTEGER NOT NULL,
                created_at INTEGER NOT NULL,
                updated_at INTEGER NOT NULL,
                workspace_id INTEGER,
                kind INTEGER NOT NULL,
                attributes TEXT NOT NULL
            ) STRICT;

            INSERT INTO subject (
                account_id, subject_type, id, created_at, updated_at, workspace_id, kind, attributes
            )
            SELECT account_id, subject_type, id, created_at, updated_at, workspace_id, kind,
                attributes
            FROM keyless_subject NOT INDEXED ORDER BY rowid;

            DROP TABLE keyless_subject;

            CREATE UNIQUE INDEX subject_identity ON subject (account_id, subject_type, id);

            \(subjectIndexes.joined(separator: ";"));

            DROP TABLE subject_count;

            CREATE TABLE subject_count (
                account_id INTEGER NOT NULL,
                subject_type INTEGER NOT NULL,
                depth INTEGER NOT NULL,
                service_name TEXT NOT NULL,
                detail TEXT NOT NULL,
                kind INTEGER NOT NULL,
                count INTEGER NOT NULL,
                PRIMARY KEY (account_id, subject_type, depth, service_name, detail, kind)
            ) STRICT, WITHOUT ROWID;

            CREATE TABLE subject_map (
                account_id INTEGER NOT NULL,
                subject_type INTEGER NOT NULL,
                block INTEGER NOT NULL,
                depth INTEGER NOT NULL,
                name TEXT NOT NULL,
                word INTEGER NOT NULL,
                bits INTEGER NOT NULL,
                PRIMARY KEY (account_id, subject_type, block, depth, name, word)
            ) STRICT, WITHOUT ROWID;
            """,
        filling: { connection, _ throws(SQLiteError) in
            // Kept statements name the old tables.
            connection.forgetStatements()
            var counts = SubjectCountChanges()
            try counts.add(
                "main.subject AS subject INDEXED BY subject_identity",
                given: true,
                connection
            )
            try counts.flush(to: connection)
        }
    )
}
