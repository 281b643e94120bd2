import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns an anchor shortly before the row at `offset`, for which it may walk there; `nil` if the
    /// rows before it all have the same time, or none.
    func anchor(
        before offset: Int,
        _ terms: QueryTerms,
        _ path: AccessPath,
        _ order: ReferenceQuery.Order
    ) throws(SQLiteError) -> PageAnchors.Anchor? {
        let list = PageAnchors.List(
            statement: PageStatement(purpose: .page(order), path: path, terms: terms.terms),
            values: terms.values
        )
        let nearest = anchors.anchor(of: list, before: offset)
        guard offset - (nearest?.offset ?? 0) > PageAnchors.shortSkip else { return nearest }
        let found = try walk(
            from: nearest,
            to: offset,
            nearest.map { terms.beginning(at: $0, in: order) } ?? terms,
            path,
            order
        )
        anchors.add(found, to: list)
        return found.last ?? nearest
    }

    /// Reads the times of the rows from an anchor, or the first row, to `offset`, in the index alone, and
    /// marks the way.
    private func walk(
        from start: PageAnchors.Anchor?,
        to offset: Int,
        _ terms: QueryTerms,
        _ path: AccessPath,
        _ order: ReferenceQuery.Order
    ) throws(SQLiteError) -> [PageAnchors.Anchor] {
        let statement = try statement(
            PageStatement(purpose: .times(order), path: path, terms: terms.terms)
        )
        defer { statement.reset() }
        var position = start?.offset ?? 0
        let distance = offset - position
        let spacing = PageAnchors.spacing(of: distance)
        try statement.bind(terms.values)
        try statement.bind(Int64(distance + 1), at: Int32(terms.values.count) + 1)
        var found: [PageAnchors.Anchor] = []
        var last = (offset: position, time: start?.time)
        while try statement.step() {
            let time = statement.optionalInteger(0)
            if let time, time != last.time {
                if position - last.offset >= spacing {
                    found.append(PageAnchors.Anchor(offset: position, time: time))
                    last.offset = position
                }
                last.time = time
            }
            position += 1
        }
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
