import Counterpart
import CounterpartSQLite

extension ReadSession {
    func facets(of id: Cause.ID, in account: Account) throws(SQLiteError) -> CauseFacets? {
        guard let key = CauseRow.key(id, in: account) else { return nil }
        let cause = try connection.rows(
            "SELECT service_name, subject_type FROM cause WHERE key = ?",
            [.integer(key)]
        ) { row throws(SQLiteError) in (row.text(0), try SubjectType(column: 1, of: row)) }.first
        guard let (service, type) = cause else { return nil }
        let reader = try FacetReader(session: self, account: account, type: type)
        let limit = CauseFacets.sample
        var members = try memberKeys(of: key, limit: limit + 1)
        let isSampled = members.count > limit
        members = Array(members.prefix(limit))
        let others = try successfulKeys(of: type, in: service, of: account, limit: limit)
        var count = FacetCount()
        for member in members { count.addFailing(try reader.values(of: member)) }
        for other in others { count.addSucceeding(try reader.values(of: other)) }
        return CauseFacets(
            failing: count.failing,
            succeeding: count.succeeding,
            isSampled: isSampled,
            facets: count.facets
        )
    }

    /// The members that were synced last.
    private func memberKeys(of cause: Int64, limit: Int) throws(SQLiteError) -> [Int64] {
        try connection.rows(
            """
            SELECT key FROM reference INDEXED BY \(Schema.causeIndex)
            WHERE cause = ? AND cause IS NOT NULL ORDER BY last_synced_at DESC LIMIT ?
            """,
            [.integer(cause), .integer(Int64(limit))]
        ) { row in row.integer(0) }
    }

    /// The references that succeed and were synced last; the index tells the status.
    private func successfulKeys(
        of type: SubjectType,
        in serviceName: String,
        of account: Account,
        limit: Int
    ) throws(SQLiteError) -> [Int64] {
        try connection.rows(
            """
            SELECT key FROM \(AccessPath.service.source)
            WHERE account_id = ? AND subject_type = ? AND service_name = ? AND status = 1
            ORDER BY last_synced_at DESC LIMIT ?
            """,
            [
                .integer(account.id.rawValue), .integer(Int64(type.rawValue)), .text(serviceName),
                .integer(Int64(limit)),
            ]
        ) { row in row.integer(0) }
    }
}
