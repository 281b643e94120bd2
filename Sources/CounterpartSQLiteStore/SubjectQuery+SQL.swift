import Counterpart
import CounterpartSQLite

extension SubjectQuery {
    /// Whether a list is empty or two filters contradict each other, so that nothing can match.
    var matchesNothing: Bool {
        workspaceNumbers?.isEmpty == true || ids?.contains { $0 >= 1 } == false
            || reference?.referenceQuery(collection.type).matchesNothing == true
            || (reference != nil && hasReferences == false)
    }

    /// The same query without what another part of it says already.
    var sharpened: SubjectQuery {
        var query = self
        if reference == ReferenceCondition() {
            query.reference = nil
            query.hasReferences = true
        } else if reference != nil {
            query.hasReferences = nil
        }
        // Who has no reference has none in that service.
        if query.hasReferences == false { query.unreferencedServiceName = nil }
        return query
    }

    /// The statement on a path, and its values but selected keys, limit and offset.
    func statement(
        _ purpose: SubjectStatement.Purpose,
        on path: SubjectPath,
        in account: Account
    ) -> (shape: SubjectStatement, values: [SQLValue]) {
        let terms = terms(in: account)
        let references = referenceTerms(in: account, on: path)
        var shape = SubjectStatement(purpose: purpose, path: path, terms: terms.terms)
        shape.referenceTerms = references?.terms
        // A path that starts at all references of the type has seen to it.
        shape.hasReferences = path == .references(.identity) ? nil : hasReferences
        shape.isUnreferencedInService = unreferencedServiceName != nil
        let service = unreferencedServiceName.map { [SQLValue.text($0)] } ?? []
        return (shape, terms.values + (references?.values ?? []) + service)
    }

    private func terms(in account: Account) -> QueryTerms {
        var terms = QueryTerms(account: account)
        terms.add(.subjectType, .equals, .integer(Int64(collection.type.rawValue)))
        if let kind = collection.submissionKind {
            terms.add(.kind, .equals, .integer(kind.code))
        }
        terms.add(.id, anyOf: ids?.filter { $0 >= 1 }, SQLValue.integer)
        terms.add(.workspaceID, anyOf: workspaceNumbers, SQLValue.integer)
        terms.add(.createdAt, in: createdAt)
        terms.add(.updatedAt, in: updatedAt)
        return terms
    }

    private func referenceTerms(in account: Account, on path: SubjectPath) -> QueryTerms? {
        if path == .references(.identity) {
            return ReferenceCondition().referenceQuery(collection.type)
                .terms(in: account, on: .identity)
        }
        let query = reference?.referenceQuery(collection.type)
        switch path {
        case .subjects, .maps: return query?.terms(in: account, on: .identity)
        case .references(let path): return query?.terms(in: account, on: path)
        }
    }
}

extension SubjectQuery.ReferenceCondition {
    /// The references of one subject type for which this holds.
    func referenceQuery(_ type: SubjectType) -> ReferenceQuery {
        var query = ReferenceQuery()
        query.subjectTypes = [type]
        query.serviceNames = serviceNames
        query.serviceModels = serviceModels
        query.serviceModelRefs = serviceModelRefs
        query.statuses = statuses
        query.externalStatuses = externalStatuses
        query.externalMessages = externalMessages
        return query
    }
}
