import Counterpart
import CounterpartSQLite

extension SubjectCountChanges {
    /// Counts all facets of many subjects at once, as come or as gone.
    ///
    /// `subjects` stands after FROM and names the table of subjects `subject`. The walk follows it, and
    /// at each subject looks at its references, so that the rows of a subject lie together.
    mutating func add(
        _ subjects: String,
        given: Bool,
        _ connection: Connection
    ) throws(SQLiteError) {
        // Not kept: a statement about `staged` would hold the attached database.
        let statement = try connection.prepare(Self.walk(subjects))
        var last: (holder: Holder, facets: Set<SubjectFacet>)?
        while try statement.step() {
            let holder = try Self.holder(statement)
            if let done = last, done.holder.key != holder.key { add(done, given: given) }
            var facets = last?.holder.key == holder.key ? last?.facets ?? [] : [.held]
            last = nil
            if !statement.isNull(4) {
                facets.formUnion(try SubjectFacet.facets(statement, from: 4))
            }
            last = (holder, facets)
        }
        if let last { add(last, given: given) }
    }

    private mutating func add(
        _ subject: (holder: Holder, facets: Set<SubjectFacet>),
        given: Bool
    ) {
        for facet in subject.facets {
            if given {
                give(facet, to: subject.holder)
            } else {
                take(facet, from: subject.holder)
            }
        }
    }

    private static func holder(_ row: Statement) throws(SQLiteError) -> Holder {
        Holder(
            account: Account.ID(rawValue: row.integer(0)),
            type: try SubjectType(column: 1, of: row),
            kind: row.integer(2),
            key: SubjectKey(rawValue: row.integer(3))
        )
    }

    private static func walk(_ subjects: String) -> String {
        """
        SELECT subject.account_id, subject.subject_type, subject.kind, subject.key,
            reference.service_name, reference.service_model, reference.status,
            reference.external_status
        FROM \(subjects)
        LEFT JOIN main.reference AS reference INDEXED BY reference_identity
            ON reference.account_id = subject.account_id
            AND reference.subject_type = subject.subject_type
            AND reference.subject_id = subject.id
        """
    }
}
