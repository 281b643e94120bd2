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

    /// Type, kind, depth, service name and number of the held subjects that `source` lists.
    static func counting(_ source: String, of account: Int64, distinct: Bool) -> String {
        let subjects = """
            \(source) AS listed CROSS JOIN main.subject AS subject INDEXED BY subject_identity
            ON subject.account_id = \(account) AND subject.subject_type = listed.subject_type
                AND subject.id = listed.id
            """
        let isReference = """
            reference.account_id = \(account) AND reference.subject_type = subject.subject_type
            AND reference.subject_id = subject.id
            """
        let reference = "main.reference AS reference INDEXED BY reference_identity"
        return """
            SELECT subject.subject_type, subject.kind, 0, '', count(*)
            FROM \(subjects) GROUP BY 1, 2
            UNION ALL
            SELECT subject.subject_type, subject.kind, 1, '', count(*)
            FROM \(subjects) WHERE EXISTS (SELECT 1 FROM \(reference) WHERE \(isReference))
            GROUP BY 1, 2
            UNION ALL
            SELECT subject_type, kind, 2, service_name, count(*) FROM (
                SELECT \(distinct ? "DISTINCT" : "")
                    subject.subject_type, subject.kind, subject.id, reference.service_name
                FROM \(subjects) CROSS JOIN \(reference) ON \(isReference)
            ) GROUP BY 1, 2, 4
            """
    }
}
