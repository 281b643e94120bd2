import Counterpart
import CounterpartSQLite

/// Which facets a subject has changes when it or a reference comes or goes, and when a reference gets
/// another status, model or status there; whatever else changes costs nothing here.
extension WriteSession {
    /// Counts for the subject of a reference that comes (`old` is `nil`), goes (`new` is `nil`) or
    /// changes, before or after its row does.
    func countSubject(
        from old: Reference?,
        to new: Reference?,
        in account: Account
    ) throws(SQLiteError) {
        guard let reference = new ?? old else { return }
        let (before, after) = (SubjectFacet.facets(of: old), SubjectFacet.facets(of: new))
        guard before != after,
            let holder = try holder(reference.subject, in: account)
        else { return }
        // Another reference may give the subject the same facets.
        var open = before.symmetricDifference(after)
        try eachFacets(of: reference.subject, but: reference.id, in: account) { others in
            open.subtract(others)
            return !open.isEmpty
        }
        for facet in open {
            if after.contains(facet) {
                pending.subjectCounts.give(facet, to: holder)
            } else {
                pending.subjectCounts.take(facet, from: holder)
            }
        }
    }

    /// Counts a subject that has come, whose references may have been here before.
    func countArrival(of subject: Subject.ID, in account: Account) throws(SQLiteError) {
        guard let holder = try holder(subject, in: account) else { return }
        for facet in try facets(of: subject, in: account) {
            pending.subjectCounts.give(facet, to: holder)
        }
    }

    /// Counts a subject that is about to go, whose references stay.
    func countDeparture(of subject: Subject.ID, in account: Account) throws(SQLiteError) {
        guard let holder = try holder(subject, in: account) else { return }
        for facet in try facets(of: subject, in: account) {
            pending.subjectCounts.take(facet, from: holder)
        }
    }

    private func facets(
        of subject: Subject.ID,
        in account: Account
    ) throws(SQLiteError) -> Set<SubjectFacet> {
        var facets: Set<SubjectFacet> = [.held]
        try eachFacets(of: subject, but: nil, in: account) {
            facets.formUnion($0)
            return true
        }
        return facets
    }

    /// The subject as the counters know it, or `nil` if it is not held.
    private func holder(
        _ subject: Subject.ID,
        in account: Account
    ) throws(SQLiteError) -> SubjectCountChanges.Holder? {
        // All but submissions are found in the index alone.
        let kind = subject.type == .submission ? "kind" : "0"
        let statement = try connection.statement(
            """
            SELECT key, \(kind) FROM \(SubjectIndex.identity.source)
            WHERE \(Connection.subjectCondition)
            """
        )
        defer { statement.reset() }
        try statement.bind(account.id.rawValue, at: 1)
        try statement.bind(Int64(subject.type.rawValue), at: 2)
        try statement.bind(subject.number, at: 3)
        guard try statement.step() else { return nil }
        return .init(
            account: account.id,
            type: subject.type,
            kind: statement.integer(1),
            key: SubjectKey(rawValue: statement.integer(0))
        )
    }

    /// Tells the facets of each reference of the subject but one, until `body` has enough.
    private func eachFacets(
        of subject: Subject.ID,
        but id: Reference.ID?,
        in account: Account,
        _ body: (Set<SubjectFacet>) -> Bool
    ) throws(SQLiteError) {
        let statement = try connection.statement(
            """
            SELECT service_name, service_model, status, external_status
            FROM \(AccessPath.identity.source)
            WHERE account_id = ? AND subject_type = ? AND subject_id = ? AND key <> ?
            """
        )
        defer { statement.reset() }
        try statement.bind(account.id.rawValue, at: 1)
        try statement.bind(Int64(subject.type.rawValue), at: 2)
        try statement.bind(subject.number, at: 3)
        // No reference has the key 0.
        try statement.bind(id.map { ReferenceKey.key($0, in: account) } ?? 0, at: 4)
        while try statement.step() {
            guard body(try SubjectFacet.facets(statement, from: 0)) else { return }
        }
    }
}

extension SubjectFacet {
    /// The facets by the reference whose service, model, status and status there begin at `first`.
    static func facets(
        _ row: Statement,
        from first: Int32
    ) throws(SQLiteError) -> Set<SubjectFacet> {
        facets(
            service: row.text(first),
            model: row.text(first + 1),
            status: try SyncStatus(column: first + 2, of: row),
            externalStatus: row.optionalText(first + 3)
        )
    }
}
