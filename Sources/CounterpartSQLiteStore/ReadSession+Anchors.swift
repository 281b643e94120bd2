import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns an anchor shortly before the row at `offset`, for which it may walk there; `nil` if the
    /// rows before it all have the same time, or none.
    func anchor(
        of list: OrderedList,
        before offset: Int
    ) throws(SQLiteError) -> PageAnchors.Anchor? {
        let nearest = facts.anchors.anchor(of: list, before: offset)
        guard PageAnchors.isWalkWorthwhile(list, to: offset, from: nearest) else { return nearest }
        let found = try walk(list, from: nearest, to: offset)
        facts.anchors.add(found, to: list)
        return found.last ?? nearest
    }

    /// Reads the times of the rows from an anchor, or the first row, to `offset`, in the index alone, and
    /// marks the way; the last mark is as near as can be.
    private func walk(
        _ list: OrderedList,
        from start: PageAnchors.Anchor?,
        to offset: Int
    ) throws(SQLiteError) -> [PageAnchors.Anchor] {
        let distance = offset - (start?.offset ?? 0)
        let spacing = PageAnchors.spacing(of: distance)
        var found: [PageAnchors.Anchor] = []
        var marked = start?.offset ?? 0
        var position = marked
        var nearest = start
        try rows(
            of: start.map(list.beginning) ?? list,
            .times,
            limit: distance + 1
        ) { row in
            if let time = row.optionalInteger(0), time != nearest?.time {
                let anchor = PageAnchors.Anchor(offset: position, time: time)
                if position - marked >= spacing {
                    found.append(anchor)
                    marked = position
                }
                nearest = anchor
            }
            position += 1
        }
        if let nearest, nearest.offset > marked { found.append(nearest) }
        return found
    }
}

extension QueryTerms {
    /// The same conditions, for the rows that are not before the anchor's.
    func beginning(
        at anchor: PageAnchors.Anchor,
        in order: ReferenceQuery.Order
    ) -> QueryTerms {
        var terms = self
        terms.add(
            order.key == .createdAt ? .createdAt : .lastSyncedAt,
            order.isDescending ? .atMost : .atLeast,
            .integer(anchor.time)
        )
        return terms
    }
}
