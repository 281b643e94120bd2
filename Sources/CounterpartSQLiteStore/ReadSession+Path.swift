import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// A path, and about how many rows it costs to make the page on it.
    private struct Candidate {
        let path: AccessPath
        /// The rows that lie on it.
        let rows: Int
        /// Whether they lie in the query's order, so that the page is whole before their end.
        let isInOrder: Bool

        init(_ path: AccessPath, _ rows: Int, _ isInOrder: Bool) {
            self.path = path
            self.rows = rows
            self.isInOrder = isInOrder
        }

        /// Matching rows are taken to lie evenly; a row that must be sorted counts twice.
        func cost(wanted: Int, matching: Int) -> Double {
            guard isInOrder else { return 2 * Double(rows) }
            let share = Double(wanted) / Double(max(matching, 1))
            return Double(rows) * min(share, 1)
        }
    }

    /// Returns the cheapest path to the page of a query that `count` references match.
    ///
    /// Exact counts make this arithmetic where a planner would guess.
    func pagePath(
        _ query: ReferenceQuery,
        in account: Account,
        count: Int
    ) throws(SQLiteError) -> AccessPath {
        if let path = query.selectivePath { return path }
        let (limit, offset) = (query.window.limit, query.window.offset)
        let (sum, overflow) = limit.addingReportingOverflow(offset)
        let wanted = overflow ? Int.max : sum
        var best: (path: AccessPath, cost: Double)?
        for candidate in try candidates(query, in: account, count: count) {
            let cost = candidate.cost(wanted: wanted, matching: count)
            if cost < best?.cost ?? .infinity { best = (candidate.path, cost) }
        }
        return best?.path ?? .service
    }

    private func candidates(
        _ query: ReferenceQuery,
        in account: Account,
        count: Int
    ) throws(SQLiteError) -> [Candidate] {
        let types = query.subjectTypes
        let isSynced = query.order.key == .lastSyncedAt && types?.count == 1
        let isMerged =
            query.order.key == .lastSyncedAt ? isMergeable(try served(query, in: account)) : false
        let isRanged = (
            synced: !query.lastSyncedAt.isUnlimited, created: !query.createdAt.isUnlimited
        )
        var candidates: [Candidate] = []
        if let services = query.serviceNames {
            let rows = try sumOfCounters(in: account, types: types, services: services)
            // All rows match and lie in order: nothing can be cheaper.
            if isMerged, rows == count { return [Candidate(.service, count, isMerged)] }
            candidates.append(Candidate(.service, isRanged.synced ? count : rows, isMerged))
        }
        if query.isUnsuccessfulOnly, let statuses = query.statuses {
            let rows = try sumOfCounters(in: account, types: types, statuses: statuses)
            let isInOrder = isSynced && statuses.count == 1
            if isInOrder, rows == count { return [Candidate(.unsuccessful, count, isInOrder)] }
            candidates.append(Candidate(.unsuccessful, rows, isInOrder))
        }
        if let rows = try rareRows(query, in: account) {
            candidates.append(Candidate(.externalStatus, rows, false))
        }
        guard !candidates.isEmpty || isRanged.synced || isRanged.created else {
            return [Candidate(query.order.key == .createdAt ? .created : .service, count, true)]
        }
        let rows = try sumOfCounters(in: account, types: types)
        // In a range lie at least the rows that match; how many more is not known.
        if query.serviceNames == nil, query.order.key == .lastSyncedAt || isRanged.synced {
            candidates.append(Candidate(.service, isRanged.synced ? count : rows, isMerged))
        }
        if query.order.key == .createdAt || isRanged.created {
            let isInOrder = query.order.key == .createdAt && types?.count == 1
            // How many lie in the range is not known, but of those with one status there may be few.
            let inRange = query.externalStatuses == nil ? count : max(count, rows / 4)
            candidates.append(Candidate(.created, isRanged.created ? inRange : rows, isInOrder))
        }
        return candidates
    }
}
