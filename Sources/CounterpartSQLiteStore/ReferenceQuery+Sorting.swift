import Counterpart

extension ReferenceQuery {
    /// The page of `matches`, which are all that match, in whatever order.
    func page(of matches: ReferenceList) -> ReferenceList {
        var page = matches
        if matches.count > 1 { page.rows.sort(by: isInOrder) }
        // `only` asks for all of them.
        if ids == nil { page.rows = Array(page.rows.dropFirst(window.offset).prefix(window.limit)) }
        return page
    }

    /// The contract's order: equal times by ascending id, and none before all when ascending.
    private func isInOrder(_ left: ReferenceList.Row, _ right: ReferenceList.Row) -> Bool {
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
