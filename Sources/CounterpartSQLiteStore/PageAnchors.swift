import Counterpart

/// Where rows of lists lie, so that a page need not be counted off from the first row.
///
/// They hold for one snapshot: the reader forgets them with it. To skip 1,000 rows costs 80 µs, twice
/// as much as the page behind them; to walk them once, and mark the way, costs twice that.
struct PageAnchors {
    /// A row of which it is known how many come before it, and that all of those have other times.
    struct Anchor {
        let offset: Int
        let time: Int64
    }

    /// The rows that are skipped rather than walked: from the first row, and from an anchor.
    private static let shortSkips = (first: 60, anchor: 12)
    /// The same where lists are merged, and each row that is skipped was read whole.
    private static let mergedSkip = 4
    private static let listLimit = 256
    private static let anchorLimit = 256

    private var anchors: [OrderedList: [Anchor]] = [:]

    /// The last anchor at or before `offset`.
    func anchor(of list: OrderedList, before offset: Int) -> Anchor? {
        anchors[list]?.last { $0.offset <= offset }
    }

    /// Remembers anchors that lie between those that are known.
    mutating func add(_ found: [Anchor], to list: OrderedList) {
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

    /// Whether a page of `list` is better found by a walk than by skipping the rows before it, behind
    /// `anchor` or from the first.
    static func isWalkWorthwhile(
        _ list: OrderedList,
        to offset: Int,
        from anchor: Anchor? = nil
    ) -> Bool {
        let first = anchor == nil ? shortSkips.first : shortSkips.anchor
        return offset - (anchor?.offset ?? 0) > (list.arms.count > 1 ? mergedSkip : first)
    }

    /// How many rows lie between two anchors of a walk over `distance` rows.
    static func spacing(of distance: Int) -> Int {
        max(30, distance / (anchorLimit / 2))
    }
}
