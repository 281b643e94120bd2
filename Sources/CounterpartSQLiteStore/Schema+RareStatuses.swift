import CounterpartSQLite

extension Schema {
    /// Only references whose status there is rare (see `RareStatusChanges`).
    static let externalStatusIndex = """
        CREATE INDEX reference_external_status ON reference (
            account_id, subject_type, rare_external_status
        ) WHERE rare_external_status IS NOT NULL
        """

    /// References get their status there a second time if few have it, and only these are indexed.
    static let rareStatuses = Migration(
        sql: """
            ALTER TABLE reference ADD COLUMN rare_external_status TEXT;

            DROP INDEX IF EXISTS reference_external_status;
            """,
        filling: { connection, configuration throws(SQLiteError) in
            try connection.run(
                """
                UPDATE reference SET rare_external_status = external_status
                WHERE (account_id, subject_type, external_status) IN (
                    SELECT account_id, subject_type, detail FROM reference_count
                    WHERE depth = \(CountDepth.externalStatus.rawValue)
                    GROUP BY 1, 2, 3 HAVING sum(count) <= ?
                )
                """,
                .integer(configuration.rareStatusLimit)
            )
            try connection.execute(externalStatusIndex)
        }
    )
}
