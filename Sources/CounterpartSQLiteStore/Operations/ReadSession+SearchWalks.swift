import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns the page of all that match on an arm that is in no order, or `nil` if more than
    /// `limit` references lie on it.
    func collect(
        _ arm: SearchArm,
        _ limit: Int,
        _ search: ReferenceSearch,
        in account: Account
    ) throws(SQLiteError) -> SearchFinding? {
        let statement = try connection.statement("\(arm.sql(.all)) LIMIT ?")
        defer { statement.reset() }
        try statement.bind(arm.values + [.integer(Int64(limit + 1))])
        var matches: [SearchPlace] = []
        var rows = 0
        while try statement.step() {
            rows += 1
            guard rows <= limit else { return nil }
            if statement.integer(2) != 0 { matches.append(SearchPlace(statement)) }
        }
        let last = search.after.map { SearchPlace($0, in: account) }
        let rest = matches.filter { place in last.map { $0 < place } ?? true }.sorted(by: <)
        let page = Array(rest.prefix(search.limit))
        return SearchFinding(
            places: page,
            next: rest.count > page.count ? page.last : nil,
            count: matches.count
        )
    }

    /// Returns the page of what lies on arms that are in order, which SQLite merges.
    func merge(
        _ arms: [SearchArm],
        _ search: ReferenceSearch,
        in account: Account
    ) throws(SQLiteError) -> SearchFinding {
        var finding = SearchFinding()
        guard !arms.isEmpty else { return finding }
        let isCovered = arms.allSatisfy(\.isCovered)
        var budget = ReferenceSearch.examined * (isCovered ? Self.entriesOfRow : 1)
        for part in SearchPart.parts(of: search, in: account) {
            let statement = try connection.statement(Self.merging(arms, part))
            defer { statement.reset() }
            try statement.bind(arms.flatMap { $0.values + part.values })
            while try statement.step() {
                let isMatch = statement.integer(2) != 0
                if isMatch, finding.places.count == search.limit {
                    finding.next = finding.places.last
                    return finding
                }
                if isMatch { finding.places.append(SearchPlace(statement)) }
                budget -= 1
                if budget == 0 {
                    let isFull = finding.places.count == search.limit
                    finding.next = isFull ? finding.places.last : SearchPlace(statement)
                    return finding
                }
            }
        }
        return finding
    }

    static func merging(_ arms: [SearchArm], _ part: SearchPart) -> String {
        arms.map { $0.sql(part) }.joined(separator: " UNION ALL ") + " ORDER BY 1 DESC, 2"
    }

    /// The entries of an index that cost as much as one row to look at.
    private static let entriesOfRow = 10
}

extension SearchPlace {
    fileprivate init(_ row: Statement) {
        self.init(lastSyncedAt: row.optionalInteger(0), key: row.integer(1))
    }

    fileprivate init(_ position: ReferenceSearch.Position, in account: Account) {
        self.init(
            lastSyncedAt: position.lastSyncedAt?.secondsSinceEpoch,
            key: ReferenceKey.key(position.id, in: account)
        )
    }
}
