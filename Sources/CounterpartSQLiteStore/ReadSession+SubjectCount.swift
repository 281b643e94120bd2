import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns how many subjects match, on all pages together.
    func count(_ query: SubjectQuery, in account: Account) throws(SQLiteError) -> Int {
        if let count = try countKept(for: query, in: account) { return count }
        let path = try subjectPath(query, in: account, for: .count)
        let (shape, values) = query.statement(.count, on: path, in: account)
        let statement = try statement(shape)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? Int(statement.integer(0)) : 0
    }

    /// Returns the statement that counts, or `nil` if the counters tell the number.
    func countingStatement(
        _ query: SubjectQuery,
        in account: Account
    ) throws(SQLiteError) -> SubjectStatement? {
        guard try countKept(for: query, in: account) == nil else { return nil }
        let path = try subjectPath(query, in: account, for: .count)
        return query.statement(.count, on: path, in: account).shape
    }

    /// Returns the number of subjects of a collection that a level of counters tells.
    func keptCount(
        _ depth: SubjectCountDepth,
        _ service: String = "",
        of collection: SubjectCollection,
        in account: Account
    ) throws(SQLiteError) -> Int {
        let count = try connection.integer(
            """
            SELECT sum(count) FROM subject_count
            WHERE account_id = ?1 AND subject_type = ?2 AND depth = ?3 AND service_name = ?4
                AND (?5 IS NULL OR kind = ?5)
            """,
            .integer(account.id.rawValue),
            .integer(Int64(collection.type.rawValue)),
            .integer(depth.rawValue),
            .text(service),
            .integer(orNull: collection.submissionKind?.code)
        )
        return Int(count ?? 0)
    }

    /// Returns the number if the counters can tell it.
    private func countKept(
        for query: SubjectQuery,
        in account: Account
    ) throws(SQLiteError) -> Int? {
        guard query.ids == nil, query.workspaceNumbers == nil, query.createdAt.isUnlimited,
            query.updatedAt.isUnlimited
        else { return nil }
        func kept(_ depth: SubjectCountDepth, _ service: String = "") throws(SQLiteError) -> Int {
            try keptCount(depth, service, of: query.collection, in: account)
        }
        if let reference = query.reference {
            guard let service = reference.loneServiceName, query.unreferencedServiceName == nil
            else { return nil }
            return try kept(.service, service)
        }
        // Who has a reference in the service is among all, and among those with any.
        var without = 0
        if let service = query.unreferencedServiceName { without = try kept(.service, service) }
        switch query.hasReferences {
        case nil: return try kept(.all) - without
        case true?: return try kept(.referenced) - without
        case false?: return try kept(.all) - kept(.referenced)
        }
    }
}
