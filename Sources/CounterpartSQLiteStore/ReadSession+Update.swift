import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns the query with a range of sync times, too, where a range of update times implies it.
    ///
    /// Every write sets both times to one moment. Only imported references may differ, and an index
    /// has those alone, so that updates need no index that each write would have to keep.
    func sharpened(
        _ query: ReferenceQuery,
        in account: Account
    ) throws(SQLiteError) -> ReferenceQuery {
        guard !query.updatedAt.isUnlimited, query.selectivePath == nil else { return query }
        var terms = QueryTerms(account: account)
        terms.add(.subjectType, anyOf: query.subjectTypes) { .integer(Int64($0.rawValue)) }
        terms.add(.updatedAt, in: query.updatedAt)
        let shape = PageStatement(purpose: .existence, path: .diverged, terms: terms.terms)
        guard try integer(shape, terms.values) == 0 else { return query }
        var query = query
        query.lastSyncedAt = query.lastSyncedAt.intersection(query.updatedAt)
        return query
    }
}

extension ReferenceQuery.TimeRange {
    fileprivate func intersection(_ other: Self) -> Self {
        Self(
            after: [after, other.after].compactMap { $0 }.max(),
            before: [before, other.before].compactMap { $0 }.min()
        )
    }
}
