/// The schema after all migrations, as SQLite keeps it: the file that tells what a migration changed.
enum GoldenSchema {
    static let sql = """
        CREATE TABLE account (
            id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 8388607),
            name TEXT NOT NULL UNIQUE,
            identity TEXT NOT NULL,
            next_reference_id INTEGER NOT NULL DEFAULT 1
        ) STRICT;

        CREATE TABLE activity (
            account_id INTEGER NOT NULL,
            hour INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            subject_type INTEGER NOT NULL,
            status INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (account_id, hour, service_name, subject_type, status)
        ) STRICT, WITHOUT ROWID;

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

        CREATE TABLE cause_hour (
            cause INTEGER NOT NULL,
            hour INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (cause, hour)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ended_reference (
            key INTEGER PRIMARY KEY,
            account_id INTEGER NOT NULL,
            subject_type INTEGER NOT NULL,
            subject_id INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            last_attempt INTEGER NOT NULL
        ) STRICT;

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

        CREATE TABLE reference (
            key INTEGER PRIMARY KEY,
            account_id INTEGER NOT NULL,
            subject_type INTEGER NOT NULL,
            subject_id INTEGER NOT NULL,
            status INTEGER NOT NULL,
            locked INTEGER NOT NULL,
            created_at INTEGER NOT NULL,
            updated_at INTEGER NOT NULL,
            last_synced_at INTEGER,
            service_name TEXT NOT NULL,
            service_model TEXT NOT NULL,
            service_model_ref TEXT NOT NULL,
            discriminator TEXT NOT NULL,
            external_status TEXT,
            external_link TEXT,
            external_message TEXT, last_attempt INTEGER NOT NULL DEFAULT 0, cause INTEGER, rare_external_status TEXT,
            CHECK (key >> 40 = account_id AND key & 1099511627775 > 0)
        ) STRICT;

        CREATE TABLE reference_count (
            account_id INTEGER NOT NULL,
            subject_type INTEGER NOT NULL,
            depth INTEGER NOT NULL,
            service_name TEXT NOT NULL,
            detail TEXT NOT NULL,
            status INTEGER NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (account_id, subject_type, depth, service_name, detail, status)
        ) STRICT, WITHOUT ROWID;

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

        CREATE TABLE subject_sequence (
            account_id INTEGER NOT NULL,
            subject_type INTEGER NOT NULL,
            next_id INTEGER NOT NULL,
            PRIMARY KEY (account_id, subject_type)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE token (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            account_id INTEGER NOT NULL REFERENCES account (id),
            digest BLOB NOT NULL UNIQUE,
            label TEXT,
            scope TEXT NOT NULL,
            created_at INTEGER NOT NULL,
            expires_at INTEGER
        , user_id INTEGER, last_used_at INTEGER) STRICT;

        CREATE TABLE trimmed_ledger (
            account_id INTEGER PRIMARY KEY,
            sequence INTEGER NOT NULL,
            digest BLOB NOT NULL
        ) STRICT;

        CREATE UNIQUE INDEX cause_identity ON cause (
            account_id, service_name, service_model, subject_type, fingerprint, fingerprint_version
        );

        CREATE INDEX ended_reference_subject ON ended_reference (
            account_id, subject_type, subject_id
        );

        CREATE INDEX reference_cause ON reference (cause, last_synced_at DESC) WHERE cause IS NOT NULL;

        CREATE INDEX reference_created ON reference (
            account_id, subject_type, created_at DESC, key, service_name
        );

        CREATE INDEX reference_diverged ON reference (
            account_id, subject_type, updated_at
        ) WHERE updated_at IS NOT last_synced_at;

        CREATE INDEX reference_external ON reference (
            account_id, service_model_ref, subject_type
        );

        CREATE INDEX reference_external_status ON reference (
            account_id, subject_type, rare_external_status
        ) WHERE rare_external_status IS NOT NULL;

        CREATE UNIQUE INDEX reference_identity ON reference (
            account_id, subject_type, subject_id, service_name, discriminator
        );

        CREATE INDEX reference_message ON reference (
            account_id, substr(external_message, 1, 40)
        ) WHERE external_message IS NOT NULL;

        CREATE INDEX reference_service ON reference (
            account_id, subject_type, service_name, last_synced_at DESC, key, status,
            service_model, service_model_ref, subject_id, locked, created_at, updated_at,
            external_status, external_link, external_message
        );

        CREATE INDEX reference_unsuccessful ON reference (
            account_id, subject_type, status, last_synced_at DESC
        ) WHERE status <> 1;

        CREATE INDEX reference_waiting ON reference (
            account_id, subject_type, service_name, status, coalesce(last_synced_at, created_at)
        ) WHERE status <> 1;

        CREATE INDEX subject_created ON subject (
            account_id, subject_type, created_at DESC, id
        );

        CREATE UNIQUE INDEX subject_identity ON subject (account_id, subject_type, id);

        CREATE INDEX subject_updated ON subject (
            account_id, subject_type, updated_at DESC, id
        );

        CREATE INDEX subject_workspace ON subject (
            account_id, subject_type, workspace_id, updated_at DESC, id
        ) WHERE workspace_id IS NOT NULL;


        """
}
