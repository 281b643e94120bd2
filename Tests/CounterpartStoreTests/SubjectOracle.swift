import Counterpart

/// The contract of subjects as simple as can be: all of one account in arrays.
struct SubjectOracle {
    struct Held: Hashable {
        var subject: Subject
        var createdAt: Timestamp
        var updatedAt: Timestamp
        var facts: SubjectFacts
    }

    private(set) var subjects: [Held] = []
    var references: [Reference] = []

    /// Writes as a store does at `now`.
    mutating func put(_ subject: Subject, at now: Timestamp) {
        let facts = SubjectFacts(of: subject)
        let old = subjects.first { $0.subject.id == subject.id }
        remove(subject.id)
        subjects.append(
            Held(
                subject: subject,
                createdAt: facts.createdAt ?? old?.createdAt ?? now,
                updatedAt: facts.updatedAt ?? now,
                facts: facts
            )
        )
    }

    mutating func remove(_ id: Subject.ID) {
        subjects.removeAll { $0.subject.id == id }
    }

    mutating func put(_ reference: Reference) {
        references.removeAll { $0.id == reference.id }
        references.append(reference)
    }

    func contains(_ id: Subject.ID, in collection: SubjectCollection) -> Bool {
        subjects.contains { $0.subject.id == id && isElement($0, of: collection) }
    }

    func page(_ query: SubjectQuery) -> SubjectPage {
        let matching = subjects.filter { matches($0, query) }.sorted {
            precedes($0, $1, query.order)
        }
        let start = min(query.window.offset, matching.count)
        let end = start + min(query.window.limit, matching.count - start)
        let shown = (query.ids == nil ? Array(matching[start..<end]) : matching).map(\.subject)
        return SubjectPage(
            subjects: shown,
            count: matching.count,
            references: query.includesReferences
                ? ReferenceList(shown.flatMap { references(of: $0).sorted { $0.id < $1.id } }) : nil
        )
    }

    private func references(of subject: Subject) -> [Reference] {
        references.filter { $0.subject == subject.id }
    }

    private func isElement(_ held: Held, of collection: SubjectCollection) -> Bool {
        held.subject.id.type == collection.type
            && (collection.submissionKind == nil
                || held.facts.submissionKind == collection.submissionKind)
    }

    private func matches(_ held: Held, _ query: SubjectQuery) -> Bool {
        let own = references(of: held.subject)
        return isElement(held, of: query.collection)
            && contains(query.createdAt, held.createdAt)
            && contains(query.updatedAt, held.updatedAt)
            && (query.ids?.contains(held.subject.id.number) ?? true)
            && (query.workspaceNumbers.map { numbers in
                held.facts.workspaceNumber.map(numbers.contains) ?? false
            } ?? true)
            && (query.hasReferences.map { $0 != own.isEmpty } ?? true)
            && (query.unreferencedServiceName.map { name in
                !own.contains { $0.serviceName.utf8.elementsEqual(name.utf8) }
            } ?? true)
            && (query.reference.map { condition in own.contains { holds(condition, $0) } } ?? true)
    }

    private func holds(
        _ condition: SubjectQuery.ReferenceCondition,
        _ reference: Reference
    ) -> Bool {
        contains(condition.serviceNames, reference.serviceName)
            && contains(condition.serviceModels, reference.serviceModel)
            && contains(condition.serviceModelRefs, reference.serviceModelRef)
            && (condition.statuses?.contains(reference.status) ?? true)
            && contains(condition.externalStatuses, reference.externalStatus)
            && contains(condition.externalMessages, reference.externalMessage)
    }

    private func contains(_ list: [String]?, _ text: String?) -> Bool {
        guard let list else { return true }
        guard let text else { return false }
        return list.contains { $0.utf8.elementsEqual(text.utf8) }
    }

    private func contains(_ range: ReferenceQuery.TimeRange, _ time: Timestamp) -> Bool {
        if let after = range.after, time <= after { return false }
        if let before = range.before, time >= before { return false }
        return true
    }

    private func precedes(_ left: Held, _ right: Held, _ order: SubjectQuery.Order) -> Bool {
        let (a, b) = (key(left, order.key), key(right, order.key))
        guard a != b else { return left.subject.id.number < right.subject.id.number }
        return order.isDescending ? a > b : a < b
    }

    private func key(_ held: Held, _ key: SubjectQuery.Order.Key) -> Int64 {
        switch key {
        case .createdAt: held.createdAt.secondsSinceEpoch
        case .updatedAt: held.updatedAt.secondsSinceEpoch
        case .id: held.subject.id.number
        }
    }
}
