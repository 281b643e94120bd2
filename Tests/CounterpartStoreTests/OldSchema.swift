/// What takes a database back to an older version, so that a test can bring it forward again.
enum OldSchema {
    /// Makes of a new database one of the sixth version, which indexed each status there.
    static let backToSixth = """
        DROP INDEX reference_external_status;
        ALTER TABLE reference DROP COLUMN rare_external_status;
        CREATE INDEX reference_external_status ON reference (
            account_id, subject_type, external_status
        ) WHERE external_status IS NOT NULL;
        PRAGMA user_version = 6;
        """

    /// Makes of a new database one of the fourth version, which kept no attempts and no causes.
    static let backToFourth = """
        \(backToSixth)
        DROP INDEX reference_cause;
        DROP INDEX reference_waiting;
        ALTER TABLE reference DROP COLUMN cause;
        ALTER TABLE reference DROP COLUMN last_attempt;
        ALTER TABLE token DROP COLUMN last_used_at;
        DROP TABLE attempt;
        DROP TABLE ended_reference;
        DROP TABLE trimmed_ledger;
        DROP TABLE cause;
        DROP TABLE cause_hour;
        DROP TABLE activity;
        DROP TABLE last_success;
        DROP TABLE promise;
        PRAGMA user_version = 4;
        """
}
