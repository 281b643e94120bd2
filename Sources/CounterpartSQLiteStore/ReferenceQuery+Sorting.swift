import Counterpart

extension ReferenceQuery {
    /// The page of `matches`, which are all that match, in whatever order.
    func page(of matches: [Reference]) -> [Reference] {
        let sorted = matches.count > 1 ? matches.sorted(by: isInOrder) : matches
        // `only` asks for all of them.
        guard ids == nil else { return sorted }
        return Array(sorted.dropFirst(window.offset).prefix(window.limit))
    }

    /// The contract's order: equal times by ascending id, and none before all when ascending.
    private func isInOrder(_ left: Reference, _ right: Reference) -> Bool {
        let (first, second) = order.isDescending ? (right, left) : (left, right)
        switch order.key {
        case .createdAt where left.createdAt != right.createdAt:
            return first.createdAt < second.createdAt
        case .lastSyncedAt where left.lastSyncedAt != right.lastSyncedAt:
            guard let earlier = first.lastSyncedAt else { return true }
            guard let later = second.lastSyncedAt else { return false }
            return earlier < later
        default:
            return left.id < right.id
        }
    }
}
