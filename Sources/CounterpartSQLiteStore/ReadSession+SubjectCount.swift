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
        try statement.bind(try start(of: query, on: path, in: account) + values)
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

    /// Returns the values with which a statement on the path begins.
    func start(
        of query: SubjectQuery,
        on path: SubjectPath,
        in account: Account
    ) throws(SQLiteError) -> [SQLValue] {
        guard path == .maps, let selection = try selection(of: query, in: account)
        else { return [] }
        let keys = try keys(of: selection, query.collection.type, in: account)
        return [.text(JSONArray.text(keys.map(SQLValue.integer)))]
    }

    /// Returns the number of subjects of a collection that have the facet.
    func keptCount(
        _ facet: SubjectFacet,
        of collection: SubjectCollection,
        in account: Account
    ) throws(SQLiteError) -> Int {
        let (depth, service, detail) = facet.columns
        let count = try connection.integer(
            """
            SELECT sum(count) FROM subject_count
            WHERE account_id = ?1 AND subject_type = ?2 AND depth = ?3 AND service_name = ?4
                AND detail = ?5 AND (?6 IS NULL OR kind = ?6)
            """,
            .integer(account.id.rawValue),
            .integer(Int64(collection.type.rawValue)),
            .integer(depth),
            .text(service),
            .text(detail),
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
        func kept(_ facet: SubjectFacet) throws(SQLiteError) -> Int {
            try keptCount(facet, of: query.collection, in: account)
        }
        if let reference = query.reference {
            guard let facet = reference.facet, query.unreferencedServiceName == nil
            else { return nil }
            return try kept(facet)
        }
        // Who has a reference in the service is among all, and among those with any.
        var without = 0
        if let service = query.unreferencedServiceName {
            without = try kept(.service(ExactText(service)))
        }
        switch query.hasReferences {
        case nil: return try kept(.held) - without
        case true?: return try kept(.referenced) - without
        case false?: return try kept(.held) - kept(.referenced)
        }
    }
}
