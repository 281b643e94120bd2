import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns the arms that together have all that a search can match, each in its order, and how
    /// many references lie on them.
    ///
    /// Exact counts tell for each type on which index the fewest are.
    func arms(
        of search: ReferenceSearch,
        _ counts: [ServiceCounts],
        in account: Account
    ) throws(SQLiteError) -> (arms: [SearchArm], rows: Int) {
        var search = search
        // The parts of the search see to it.
        search.filters.lastSyncedAt = .init()
        if let cause = search.cause {
            guard let key = CauseRow.key(cause, in: account) else { return ([], 0) }
            let rows = try connection.integer(
                "SELECT count FROM cause WHERE key = ?",
                .integer(key)
            )
            return ([search.causeArm(cause, in: account)], Int(rows ?? 0))
        }
        var all: (arms: [SearchArm], rows: Int) = ([], 0)
        let types = search.filters.subjectTypes.map(Set.init)
        for type in SubjectType.allCases where types?.contains(type) != false {
            let choice = arms(of: search, counts.filter { $0.type == type }, type, in: account)
            all.arms += choice.arms
            all.rows += choice.rows
        }
        return all
    }

    private func arms(
        of search: ReferenceSearch,
        _ counts: [ServiceCounts],
        _ type: SubjectType,
        in account: Account
    ) -> (arms: [SearchArm], rows: Int) {
        let filters = search.filters
        let services = filters.serviceNames.map { Set($0.map(ExactText.init)) }
        let served = counts.filter { services?.contains($0.service) != false }
        let statuses = Set(filters.statuses ?? SyncStatus.allCases)
        func sum(_ counts: [ServiceCounts], _ statuses: some Sequence<SyncStatus>) -> Int {
            statuses.reduce(0) { sum, status in
                counts.reduce(sum) { $0 + $1.counts[status] }
            }
        }
        guard sum(served, statuses) > 0 else { return ([], 0) }
        let names = served.map(\.service.text)
        // More services than can be merged are one arm, which SQLite sorts.
        let parts = names.count <= Self.armsOfType ? names.map { [$0] } : [names]
        var best = (
            arms: parts.map { part in
                search.arm(.service, in: account) {
                    $0.subjectTypes = [type]
                    $0.serviceNames = part
                }
            },
            rows: sum(served, SyncStatus.allCases)
        )
        if filters.isUnsuccessfulOnly {
            let rows = sum(counts, statuses)
            // To look at a row costs as much as to pass some that the index tells not to match.
            let factor = filters.serviceNames == nil && filters.serviceModels == nil ? 1 : 8
            if rows * factor <= best.rows {
                let arms = SyncStatus.allCases.filter(statuses.contains).map { status in
                    search.arm(.unsuccessful, in: account) {
                        $0.subjectTypes = [type]
                        $0.statuses = [status]
                    }
                }
                best = (arms, rows)
            }
        }
        return best
    }

    /// The arms that one subject type has at most; 33 types have no more than SQLite can merge.
    private static let armsOfType = 12
}
