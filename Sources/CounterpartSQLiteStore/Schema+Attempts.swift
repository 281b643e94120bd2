import Counterpart
import CounterpartSQLite

extension Schema {
    /// The references of a cause; not a path of queries, which know no causes.
    static let causeIndex = "reference_cause"

    /// The references that are not successful, by since when they wait; likewise.
    static let waitingIndex = "reference_waiting"
    static let waitingSince = "coalesce(last_synced_at, created_at)"

    static let causeIndexes = [
        """
        CREATE INDEX \(causeIndex) ON reference (cause, last_synced_at DESC) WHERE cause IS NOT NULL
        """,
        """
        CREATE INDEX \(waitingIndex) ON reference (
            account_id, subject_type, service_name, status, \(waitingSince)
        ) WHERE status <> 1
        """,
    ]

    /// The ledger, the causes, and what happened hour by hour.
    ///
    /// The attempts on one reference are a chain from its row (`last_attempt`) over `previous`, so
    /// that a write appends one row and needs no index of attempts.
    static let attempts = Migration(sql: attemptTables, filling: fillCauses)

    private static let attemptTables = """
        ALTER TABLE reference ADD COLUMN last_attempt INTEGER NOT NULL DEFAULT 0;

        ALTER TABLE reference ADD COLUMN cause INTEGER;

        ALTER TABLE token ADD COLUMN last_used_at INTEGER;

        CREATE TABLE attempt (
            key INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind INTEGER NOT NULL,
            reference INTEGER,
            previous INTEGER NOT NULL,
            count INTEGER NOT NULL,
            token_id INTEGER,
            label TEXT,
            request_id TEXT,
            changes TEXT NOT NULL,
            digest BLOB NOT NULL,
            previous_digest BLOB
        ) STRICT;

        CREATE TABLE ended_reference (
            key INTEGER PRIMARY KEY,
            account_id INTEGER NOT NULL,
            subject_type INTEGER NOT NULL,
            subject_id INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            last_attempt INTEGER NOT NULL
        ) STRICT;

        CREATE INDEX ended_reference_subject ON ended_reference (
            account_id, subject_type, subject_id
        );

        CREATE TABLE trimmed_ledger (
            account_id INTEGER PRIMARY KEY,
            sequence INTEGER NOT NULL,
            digest BLOB NOT NULL
        ) STRICT;

        CREATE TABLE cause (
            key INTEGER PRIMARY KEY,
            account_id INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            service_model TEXT NOT NULL,
            subject_type INTEGER NOT NULL,
            fingerprint TEXT NOT NULL,
            fingerprint_version INTEGER NOT NULL,
            example TEXT,
            count INTEGER NOT NULL,
            first_seen_at INTEGER NOT NULL,
            last_seen_at INTEGER NOT NULL,
            resolved_at INTEGER,
            regressed_at INTEGER,
            note TEXT,
            owner TEXT,
            muted_until INTEGER
        ) STRICT;

        CREATE UNIQUE INDEX cause_identity ON cause (
            account_id, service_name, service_model, subject_type, fingerprint, fingerprint_version
        );

        CREATE TABLE cause_hour (
            cause INTEGER NOT NULL,
            hour INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (cause, hour)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE activity (
            account_id INTEGER NOT NULL,
            hour INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            subject_type INTEGER NOT NULL,
            status INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (account_id, hour, service_name, subject_type, status)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE last_success (
            account_id INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            subject_type INTEGER NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (account_id, service_name, subject_type)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE promise (
            account_id INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            subject_type INTEGER NOT NULL,
            seconds INTEGER NOT NULL,
            PRIMARY KEY (account_id, service_name, subject_type)
        ) STRICT, WITHOUT ROWID;

        \(causeIndexes.joined(separator: ";"));
        """

    /// Makes the causes of the references that fail already, in the order in which they failed.
    private static func fillCauses(
        _ connection: Connection,
        _: SQLiteStore.Configuration
    ) throws(SQLiteError) {
        var causes = CauseChanges()
        let failing = try connection.prepare(
            """
            SELECT \(ReferenceRow.columns), account_id FROM reference NOT INDEXED
            WHERE status = \(SyncStatus.failed.rawValue)
            ORDER BY coalesce(last_synced_at, updated_at), key
            """
        )
        while try failing.step() {
            let reference = try ReferenceRow.reference(failing)
            let time = reference.lastSyncedAt ?? reference.updatedAt
            let cause = try causes.key(
                of: CauseIdentity(reference, in: Account.ID(rawValue: failing.integer(14))),
                example: reference.externalMessage,
                seenAt: time,
                connection
            )
            try causes.gain(cause, seen: time...time, at: time, connection)
            try connection.run(
                "UPDATE reference SET cause = ? WHERE key = ?",
                .integer(cause),
                .integer(failing.integer(0))
            )
            try causes.flushIfFull(to: connection)
        }
        try causes.flush(to: connection)
        try connection.execute(
            """
            INSERT INTO last_success (account_id, service_name, subject_type, at)
            SELECT account_id, service_name, subject_type, max(coalesce(last_synced_at, updated_at))
            FROM reference WHERE status = \(SyncStatus.successful.rawValue) GROUP BY 1, 2, 3
            """
        )
    }
}
