import CounterpartSQLite

/// What is kept of the subjects' facets, counted anew.
enum SubjectScan {
    /// Returns how many rows of the counters and maps are not what a scan says, or are missing.
    static func difference(_ path: String) throws -> Int64? {
        let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
        return try connection.integer(sql)
    }

    private static let sql = """
        WITH facet AS (
            SELECT account_id, subject_type, kind, key, 0 AS depth, '' AS service_name,
                '' AS detail
            FROM subject
            UNION
            SELECT subject.account_id, subject.subject_type, kind, subject.key, level.value,
                iif(level.value IN (2, 4), reference.service_name, ''),
                CASE level.value
                    WHEN 3 THEN CAST(reference.status AS TEXT)
                    WHEN 4 THEN CAST(reference.status AS TEXT)
                    WHEN 5 THEN reference.service_model
                    WHEN 6 THEN reference.external_status
                    ELSE ''
                END
            FROM subject JOIN reference ON reference.account_id = subject.account_id
                AND reference.subject_type = subject.subject_type
                AND reference.subject_id = subject.id
            CROSS JOIN json_each('[1,2,3,4,5,6]') AS level
            WHERE level.value < 6 OR reference.external_status IS NOT NULL
        ), counted AS (
            SELECT account_id, subject_type, depth, service_name, detail, kind, count(*)
            FROM facet GROUP BY 1, 2, 3, 4, 5, 6
        ), mapped AS (
            SELECT account_id, subject_type, key >> 10, depth, service_name || detail,
                key >> 6, sum(1 << (key & 63))
            FROM facet WHERE depth IN (0, 1, 2, 5) GROUP BY 1, 2, 3, 4, 5, 6
        )
        SELECT (SELECT count(*) FROM (SELECT * FROM counted EXCEPT SELECT * FROM subject_count))
            + (SELECT count(*) FROM (SELECT * FROM subject_count EXCEPT SELECT * FROM counted))
            + (SELECT count(*) FROM (SELECT * FROM mapped EXCEPT SELECT * FROM subject_map))
            + (SELECT count(*) FROM (SELECT * FROM subject_map EXCEPT SELECT * FROM mapped))
        """
}
