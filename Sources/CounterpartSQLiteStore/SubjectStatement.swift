import Counterpart

/// The shape of a statement about subjects: all of it but the values.
///
/// The values are the keys that maps select, if that is the path, then those of `terms`, then those of `referenceTerms`, then the service without a
/// reference, then limit and offset.
struct SubjectStatement: Hashable {
    enum Purpose: Hashable {
        /// The rows of a page in an order; its last two values are limit and offset.
        case page(SubjectQuery.Order)
        /// How many rows there are.
        case count
    }

    let purpose: Purpose
    let path: SubjectPath
    let terms: [QueryTerm]
    /// What must hold of one and the same reference, its account and subject type first.
    var referenceTerms: [QueryTerm]?
    var hasReferences: Bool?
    var isUnreferencedInService = false

    var sql: String {
        let source = "FROM \(path.source) WHERE \(conditions.joined(separator: " AND "))"
        switch purpose {
        case .page(let order):
            return """
                SELECT id, attributes \(source) ORDER BY \(Self.sql(order)) LIMIT ? OFFSET ?
                """
        case .count:
            return "SELECT count(*) \(source)"
        }
    }

    private var conditions: [String] {
        var conditions = (path.condition.map { [$0] } ?? []) + terms.map(\.sql)
        if let reference { conditions.append(reference) }
        if let hasReferences {
            conditions.append("\(hasReferences ? "" : "NOT ")EXISTS (\(Self.references))")
        }
        if isUnreferencedInService {
            conditions.append("NOT EXISTS (\(Self.references) AND service_name = ?)")
        }
        return conditions
    }

    /// In a subquery a bare name means the reference's column.
    private var reference: String? {
        guard let referenceTerms else { return nil }
        let terms = referenceTerms.map(\.sql)
        switch path {
        case .subjects, .maps:
            let own = (terms + ["subject_id = subject.id"]).joined(separator: " AND ")
            return "EXISTS (SELECT 1 FROM \(AccessPath.identity.source) WHERE \(own))"
        case .references(let path):
            let all = (terms + (path.condition.map { [$0] } ?? [])).joined(separator: " AND ")
            return "id IN (SELECT subject_id FROM \(path.source) WHERE \(all))"
        }
    }

    private static let references = """
        SELECT 1 FROM \(AccessPath.identity.source)
        WHERE account_id = subject.account_id AND subject_type = subject.subject_type
            AND subject_id = subject.id
        """

    private static func sql(_ order: SubjectQuery.Order) -> String {
        let direction = order.isDescending ? "DESC" : "ASC"
        switch order.key {
        case .createdAt: return "created_at \(direction), id ASC"
        case .updatedAt: return "updated_at \(direction), id ASC"
        case .id: return "id \(direction)"
        }
    }
}
