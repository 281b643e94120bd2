import Counterpart
import CounterpartSQLite

extension ReadSession {
    func references(
        matching search: ReferenceSearch,
        in account: Account
    ) throws(SQLiteError) -> ReferenceSlice {
        let includesSubjects = search.filters.includesSubjects
        let counts = try serviceCounts(of: account)
        var typed = search
        typed.filters.subjectTypes = search.filters.subjectTypes ?? Self.types(of: counts)
        guard !typed.filters.matchesNothing else {
            let subjects: [Subject]? = includesSubjects ? [] : nil
            return ReferenceSlice(
                references: [],
                count: 0,
                next: nil,
                subjects: subjects
            )
        }
        typed.filters = try sharpened(typed.filters, in: account)
        let kept = try count(search, counts, in: account)
        let found =
            kept == 0 ? SearchFinding() : try places(matching: typed, counts, in: account)
        let references = try references(at: found.places)
        return ReferenceSlice(
            references: references,
            count: kept ?? found.count,
            next: found.next?.position,
            subjects: includesSubjects
                ? try connection.subjects(references.map(\.reference.subject), in: account) : nil
        )
    }

    /// Few references lie on some paths: then all of them are read, which counts them, too.
    private func places(
        matching search: ReferenceSearch,
        _ counts: [ServiceCounts],
        in account: Account
    ) throws(SQLiteError) -> SearchFinding {
        for path in try collectablePaths(search, in: account) {
            let limit =
                path == .key ? Int.max - 1 : SQLiteStore.Limit.collectedMatches
            let arm = search.arm(path, in: account)
            if let found = try collect(arm, limit, search, in: account) { return found }
        }
        let (arms, rows) = try arms(of: search, counts, in: account)
        if search.text != nil, try countMessages(in: account, upTo: rows) < rows {
            let arm = search.arm(.message, in: account)
            let limit = SQLiteStore.Limit.searchedMessages
            if let found = try collect(arm, limit, search, in: account) { return found }
        }
        return try merge(arms, search, in: account)
    }

    /// The paths on which there may be few, the most selective first.
    private func collectablePaths(
        _ search: ReferenceSearch,
        in account: Account
    ) throws(SQLiteError) -> [AccessPath] {
        let filters = search.filters
        if let path = filters.selectivePath { return [path] }
        var paths: [AccessPath] = []
        if let rows = try rareRows(filters, in: account),
            rows <= SQLiteStore.Limit.collectedMatches
        {
            paths.append(.externalStatus)
        }
        if !filters.createdAt.isUnlimited { paths.append(.created) }
        return paths
    }

    /// Returns how many references have a message; more than can be searched are `Int.max`.
    private func countMessages(in account: Account, upTo rows: Int) throws(SQLiteError) -> Int {
        let limit = min(rows, SQLiteStore.Limit.searchedMessages + 1)
        let count = try connection.integer(
            """
            SELECT count(*) FROM (
                SELECT 1 FROM \(AccessPath.message.source)
                WHERE account_id = ? AND external_message IS NOT NULL LIMIT ?
            )
            """,
            .integer(account.id.rawValue),
            .integer(Int64(limit))
        )
        let messages = Int(count ?? 0)
        return messages > SQLiteStore.Limit.searchedMessages ? Int.max : messages
    }

    /// Returns how many match if the counters tell it.
    private func count(
        _ search: ReferenceSearch,
        _ counts: [ServiceCounts],
        in account: Account
    ) throws(SQLiteError) -> Int? {
        if let cause = search.cause {
            guard search.isOnlyCause else { return nil }
            guard let key = CauseRow.key(cause, in: account) else { return 0 }
            return Int(
                try connection.integer("SELECT count FROM cause WHERE key = ?", .integer(key)) ?? 0
            )
        }
        var filters = search.filters
        filters.subjectTypes = filters.subjectTypes ?? Self.types(of: counts)
        guard search.text == nil, search.isLocked == nil, filters.isCounted else { return nil }
        return try count(filters, in: account)
    }

    private static func types(of counts: [ServiceCounts]) -> [SubjectType] {
        let types = Set(counts.map(\.type))
        return SubjectType.allCases.filter(types.contains)
    }

    private func references(
        at places: [SearchPlace]
    ) throws(SQLiteError) -> [FoundReference] {
        var references: [FoundReference] = []
        references.reserveCapacity(places.count)
        for place in places {
            if let row = try heldReference(place.key) { references.append(row.found) }
        }
        return references
    }
}
