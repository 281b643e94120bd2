import Counterpart
import CounterpartSQLite

/// Where rows of lists lie, so that a page need not be counted off from the first row.
///
/// They hold for one snapshot: the reader forgets them with it. To skip 1,000 rows costs 80 µs, twice
/// as much as the page behind them; to walk them once, and mark the way, costs twice that.
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

    /// The rows that are skipped rather than walked.
    static let shortSkip = 60
    private static let listLimit = 256
    private static let anchorLimit = 256

    private var anchors: [List: [Anchor]] = [:]

    /// The last anchor at or before `offset`.
    func anchor(of list: List, before offset: Int) -> Anchor? {
        anchors[list]?.last { $0.offset <= offset }
    }

    /// Remembers anchors that lie between those that are known.
    mutating func add(_ found: [Anchor], to list: List) {
        guard let first = found.first else { return }
        if anchors.count >= Self.listLimit, anchors[list] == nil { anchors = [:] }
        var known = anchors[list] ?? []
        guard known.count + found.count <= Self.anchorLimit else { return }
        known.insert(
            contentsOf: found,
            at: known.firstIndex { $0.offset >= first.offset } ?? known.endIndex
        )
        anchors[list] = known
    }

    /// How many rows lie between two anchors of a walk over `distance` rows.
    static func spacing(of distance: Int) -> Int {
        max(shortSkip / 2, distance / (anchorLimit / 2))
    }
}
