/// What takes a database back to an older version, so that a test can bring it forward again.
enum OldSchema {
    /// Makes of a new database one of the fourth version, which kept no attempts and no causes.
    static let backToFourth = """
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
