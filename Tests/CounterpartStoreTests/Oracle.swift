import Counterpart

/// The contract as simple as can be: all references of one account in an array.
struct Oracle {
    private(set) var references: [Reference]

    init(_ references: [Reference] = []) {
        self.references = references
    }

    func page(_ query: ReferenceQuery) -> ReferencePage {
        let matching = references.filter { matches($0, query) }.sorted { left, right in
            precedes(left, right, query.order)
        }
        guard query.ids == nil else {
            return ReferencePage(references: ReferenceList(matching), count: matching.count)
        }
        let start = min(query.window.offset, matching.count)
        let end = start + min(query.window.limit, matching.count - start)
        return ReferencePage(
            references: ReferenceList(matching[start..<end]),
            count: matching.count
        )
    }

    mutating func put(_ reference: Reference) {
        remove(reference.id)
        references.append(reference)
    }

    mutating func remove(_ id: Reference.ID) {
        references.removeAll { $0.id == id }
    }

    private func matches(_ reference: Reference, _ query: ReferenceQuery) -> Bool {
        contains(query.subjectTypes, reference.subject.type)
            && contains(query.subjectNumbers, reference.subject.number)
            && contains(query.statuses, reference.status)
            && contains(query.ids, reference.id)
            && contains(query.serviceNames, text: reference.serviceName)
            && contains(query.serviceModels, text: reference.serviceModel)
            && contains(query.serviceModelRefs, text: reference.serviceModelRef)
            && contains(query.externalStatuses, text: reference.externalStatus)
            && contains(query.externalMessages, text: reference.externalMessage)
            && contains(query.createdAt, reference.createdAt)
            && contains(query.updatedAt, reference.updatedAt)
            && contains(query.lastSyncedAt, reference.lastSyncedAt)
    }

    private func contains<Value: Equatable>(_ list: [Value]?, _ value: Value) -> Bool {
        list?.contains(value) ?? true
    }

    private func contains(_ list: [String]?, text: String?) -> Bool {
        guard let list else { return true }
        guard let text else { return false }
        return list.contains { $0.utf8.elementsEqual(text.utf8) }
    }

    private func contains(_ range: ReferenceQuery.TimeRange, _ time: Timestamp?) -> Bool {
        guard range.after != nil || range.before != nil else { return true }
        guard let time else { return false }
        if let after = range.after, time <= after { return false }
        if let before = range.before, time >= before { return false }
        return true
    }

    private func precedes(
        _ left: Reference,
        _ right: Reference,
        _ order: ReferenceQuery.Order
    ) -> Bool {
        let (a, b) = (time(left, order.key), time(right, order.key))
        guard a != b else { return left.id < right.id }
        return order.isDescending ? a > b : a < b
    }

    /// Never synced is before every time.
    private func time(_ reference: Reference, _ key: ReferenceQuery.Order.Key) -> Int64 {
        switch key {
        case .createdAt: reference.createdAt.secondsSinceEpoch
        case .lastSyncedAt: reference.lastSyncedAt?.secondsSinceEpoch ?? .min
        }
    }
}
