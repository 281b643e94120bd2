extension ImportedSubjects {
    /// A subject that does not say when it was created stays as old as it was.
    static func movement(into account: Int64) -> String {
        """
        INSERT INTO main.subject (
            account_id, subject_type, id, created_at, updated_at, workspace_id, kind, attributes
        )
        SELECT
            \(account), subject_type, id,
            coalesce(created_at, (
                SELECT old.created_at FROM main.subject AS old INDEXED BY subject_identity
                WHERE old.account_id = \(account) AND old.subject_type = new.subject_type
                    AND old.id = new.id
            ), unixepoch()),
            coalesce(updated_at, unixepoch()), workspace_id, kind, attributes
        FROM staged.subject AS new WHERE true ORDER BY subject_type, id
        ON CONFLICT (account_id, subject_type, id) DO UPDATE SET
            created_at = excluded.created_at, updated_at = excluded.updated_at,
            workspace_id = excluded.workspace_id, kind = excluded.kind,
            attributes = excluded.attributes
        """
    }

    static func sequences(of account: Int64) -> String {
        """
        INSERT INTO main.subject_sequence (account_id, subject_type, next_id)
        SELECT \(account), subject_type, min(max(id), 9223372036854775806) + 1
        FROM staged.subject WHERE true GROUP BY subject_type
        ON CONFLICT DO UPDATE SET next_id = max(next_id, excluded.next_id)
        """
    }

    /// The held subjects that `source` lists, as they stand after FROM.
    static func held(_ source: String, of account: Int64) -> String {
        """
        \(source) AS listed CROSS JOIN main.subject AS subject INDEXED BY subject_identity
            ON subject.account_id = \(account) AND subject.subject_type = listed.subject_type
            AND subject.id = listed.id
        """
    }
}
