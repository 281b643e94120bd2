import Counterpart
import CounterpartSQLite

/// Where pages of lists began, so that a later page need not be counted off from the first row.
///
/// They hold for one snapshot: the reader forgets them with it. A walk of 1,000 rows costs 80 µs, four
/// times as much as the page at its end.
struct PageAnchors {
    /// A list without its window: its statement and the values of its conditions.
    struct List: Hashable {
        let statement: PageStatement
        let values: [SQLValue]
    }

    /// A row of which it is known how many come before it, and that all of those have other times.
    struct Anchor {
        let offset: Int
        let time: Int64
    }

    /// The offset from which on an anchor is worth its making.
    static let minimumOffset = 60
    private static let listLimit = 256
    private static let anchorLimit = 256

    private var anchors: [List: [Anchor]] = [:]

    /// The last anchor at or before `offset`.
    func anchor(of list: List, before offset: Int) -> Anchor? {
        anchors[list]?.last { $0.offset <= offset }
    }

    /// Learns from a page that begins at `offset`: its first row with another time than the row before
    /// it is an anchor.
    mutating func learn(
        _ page: [Reference],
        of list: List,
        offset: Int,
        by key: ReferenceQuery.Order.Key
    ) {
        let times = page.map { $0.time(key) }
        guard let index = times.indices.dropFirst().last(where: { times[$0] != times[$0 - 1] }),
            let time = times[index]
        else { return }
        if anchors.count >= Self.listLimit, anchors[list] == nil { anchors = [:] }
        let anchor = Anchor(offset: offset + index, time: time.secondsSinceEpoch)
        var known = anchors[list] ?? []
        let place = known.firstIndex { $0.offset >= anchor.offset } ?? known.endIndex
        guard known.count < Self.anchorLimit,
            place == known.endIndex || known[place].offset != anchor.offset
        else { return }
        known.insert(anchor, at: place)
        anchors[list] = known
    }
}

extension Reference {
    fileprivate func time(_ key: ReferenceQuery.Order.Key) -> Timestamp? {
        switch key {
        case .createdAt: createdAt
        case .lastSyncedAt: lastSyncedAt
        }
    }
}
