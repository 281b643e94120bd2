import Counterpart
import CounterpartSQLite

extension ReadSession {
    enum SubjectPurpose {
        case page(matching: Int)
        case count

        var matching: Int? {
            if case .page(let matching) = self { matching } else { nil }
        }
    }

    /// Returns the cheapest path: exact counts make this arithmetic where a planner would guess.
    func subjectPath(
        _ query: SubjectQuery,
        in account: Account,
        for purpose: SubjectPurpose
    ) throws(SQLiteError) -> SubjectPath {
        if let path = query.selectivePath { return path }
        let matching = purpose.matching
        var choices = try walks(query, in: account, matching)
        choices += try referenceWalks(query, in: account)
        if let choice = try mapChoice(query, in: account) { choices.append(choice) }
        let best = choices.min {
            $0.cost(of: query, matching: matching) < $1.cost(of: query, matching: matching)
        }
        return best?.path ?? .subjects(.identity)
    }

    /// The paths along an index of the subjects.
    private func walks(
        _ query: SubjectQuery,
        in account: Account,
        _ matching: Int?
    ) throws(SQLiteError) -> [SubjectPathChoice] {
        let all = try keptCount(.held, of: SubjectCollection(query.collection.type), in: account)
        let isOnlyWorkspace =
            query.reference == nil && query.hasReferences == nil
            && query.unreferencedServiceName == nil && query.createdAt.isUnlimited
            && query.updatedAt.isUnlimited && query.collection.submissionKind == nil
        // Nobody counts what lies in a range or a workspace; but not fewer than match.
        let ranged = max(matching ?? 0, all / 4)
        let inWorkspace =
            isOnlyWorkspace ? matching ?? 0 : max(matching ?? 0, all / 16)
        return SubjectIndex.allCases.compactMap { index in
            switch index {
            case .identity:
                SubjectPathChoice(
                    path: .subjects(index),
                    rows: all,
                    isInOrder: query.order.key == .id
                )
            case .created where query.createdAt.isUnlimited && query.order.key != .createdAt,
                .updated where query.updatedAt.isUnlimited && query.order.key != .updatedAt,
                .workspace where query.workspaceNumbers == nil:
                nil
            case .created:
                SubjectPathChoice(
                    path: .subjects(index),
                    rows: query.createdAt.isUnlimited ? all : ranged,
                    isInOrder: query.order.key == .createdAt
                )
            case .updated:
                SubjectPathChoice(
                    path: .subjects(index),
                    rows: query.updatedAt.isUnlimited ? all : ranged,
                    isInOrder: query.order.key == .updatedAt
                )
            case .workspace:
                SubjectPathChoice(
                    path: .subjects(index),
                    rows: inWorkspace,
                    isInOrder: query.order.key == .updatedAt
                        && query.workspaceNumbers?.count == 1
                )
            }
        }
    }

    /// The path by the maps, if few subjects lie on it.
    private func mapChoice(
        _ query: SubjectQuery,
        in account: Account
    ) throws(SQLiteError) -> SubjectPathChoice? {
        guard let selection = try selection(of: query, in: account),
            selection.size <= SubjectSelection.limit
        else { return nil }
        return SubjectPathChoice(
            path: .maps,
            rows: selection.size,
            isInOrder: false,
            overhead: selection.words
        )
    }

    /// The paths that start at references.
    private func referenceWalks(
        _ query: SubjectQuery,
        in account: Account
    ) throws(SQLiteError) -> [SubjectPathChoice] {
        let types = [query.collection.type]
        guard let reference = query.reference else {
            guard query.hasReferences == true else { return [] }
            let rows = try sumOfCounters(in: account, types: types)
            return [.init(path: .references(.identity), rows: rows, isInOrder: false)]
        }
        var choices: [SubjectPathChoice] = []
        func add(_ path: AccessPath, _ rows: Int, among all: Int? = nil) {
            let passed = Double(all ?? rows) * SubjectPathChoice.passing
            choices.append(
                .init(path: .references(path), rows: rows, isInOrder: false, overhead: passed)
            )
        }
        // This index holds statuses and model: no row is looked at that has others.
        if reference.serviceNames != nil || reference.statuses != nil
            || reference.serviceModels != nil || reference.externalStatuses != nil
        {
            let services = reference.serviceNames
            let all = try sumOfCounters(in: account, types: types, services: services)
            let rows = try sumOfCounters(
                in: account,
                types: types,
                services: services,
                models: reference.serviceModels,
                externalStatuses: reference.externalStatuses,
                statuses: reference.statuses
            )
            add(.service, rows, among: all)
        }
        if let statuses = reference.statuses, !statuses.contains(.successful) {
            add(.unsuccessful, try sumOfCounters(in: account, types: types, statuses: statuses))
        }
        if let rows = try rareRows(reference.referenceQuery(query.collection.type), in: account) {
            add(.externalStatus, rows)
        }
        return choices
    }
}

extension SubjectQuery {
    /// The path that reaches few subjects whatever else is asked, or `nil` if there is none.
    var selectivePath: SubjectPath? {
        if ids != nil { return .subjects(.identity) }
        if reference?.serviceModelRefs != nil { return .references(.external) }
        if reference?.externalMessages != nil { return .references(.message) }
        return nil
    }
}
