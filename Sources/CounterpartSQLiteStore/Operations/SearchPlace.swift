import Counterpart

/// Where a reference stands in a search.
struct SearchPlace {
    let lastSyncedAt: Int64?
    let key: Int64

    var position: ReferenceSearch.Position {
        ReferenceSearch.Position(
            lastSyncedAt: lastSyncedAt.map(Timestamp.init(secondsSinceEpoch:)),
            id: ReferenceKey.id(key)
        )
    }

    /// The order of a search: last sync first, those never synced at the end, and then by key.
    static func < (left: Self, right: Self) -> Bool {
        guard left.lastSyncedAt != right.lastSyncedAt else { return left.key < right.key }
        guard let first = left.lastSyncedAt else { return false }
        guard let second = right.lastSyncedAt else { return true }
        return first > second
    }
}
