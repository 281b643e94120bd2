import Counterpart
import CounterpartSQLite

/// A list without its window: what it finds, and in which order.
struct OrderedList: Hashable {
    /// What is read of each row.
    enum Content {
        case references
        /// The times by which they are sorted, from the index alone.
        case times
    }

    let order: ReferenceQuery.Order
    let path: AccessPath
    /// The conditions of parts that have nothing in common; if there are several, the path has each of
    /// them in order, and they are merged.
    let arms: [QueryTerms]

    func purpose(_ content: Content) -> PageStatement.Purpose {
        switch content {
        case .references: .page(order)
        case .times: .times(order)
        }
    }

    /// The same list without the rows before an anchor's.
    func beginning(at anchor: PageAnchors.Anchor) -> OrderedList {
        OrderedList(
            order: order,
            path: path,
            arms: arms.map { $0.beginning(at: anchor, in: order) }
        )
    }
}

extension ReadSession {
    /// Returns the list that a path makes of a query.
    ///
    /// The references of a type lie service by service, so those of all its services are a list for
    /// each of them.
    func list(
        _ query: ReferenceQuery,
        in account: Account,
        on path: AccessPath
    ) throws(SQLiteError) -> OrderedList {
        let query = path == .service ? try served(query, in: account) : query
        let isOne = query.subjectTypes?.count == 1 && query.serviceNames?.count == 1
        guard path == .service, !isOne, isMergeable(query) else {
            let terms = query.terms(in: account, on: path)
            return OrderedList(order: query.order, path: path, arms: [terms])
        }
        return OrderedList(
            order: query.order,
            path: path,
            arms: query.ofOneServiceEach.map { $0.terms(in: account, on: path) }
        )
    }

    /// The same query with the names of the services that it can find anything of, each once.
    ///
    /// A service that has nothing of what is asked would be read to its end for nothing.
    func served(
        _ query: ReferenceQuery,
        in account: Account
    ) throws(SQLiteError) -> ReferenceQuery {
        if query.serviceNames?.count == 1 { return query }
        let names = try services(
            counterTerms(
                in: account,
                depth: .of(query.serviceModels, query.externalStatuses) ?? .service,
                types: query.subjectTypes,
                services: query.serviceNames,
                details: query.serviceModels ?? query.externalStatuses,
                statuses: query.statuses
            )
        )
        // Where there is no service nothing matches, whichever are named.
        guard !names.isEmpty else { return query }
        var query = query
        query.serviceNames = names
        return query
    }

    /// Whether the path of services gives the rows of a query that names them in its order.
    func isMergeable(_ query: ReferenceQuery) -> Bool {
        guard query.order.key == .lastSyncedAt, let types = query.subjectTypes else { return false }
        let arms = types.count * (query.serviceNames?.count ?? 1)
        return arms <= SQLiteStore.Limit.mergedLists
    }

    private func services(_ terms: QueryTerms) throws(SQLiteError) -> [String] {
        let shape = PageStatement(purpose: .services, path: .key, terms: terms.terms)
        let question = SnapshotFacts.Question(statement: shape, values: terms.values)
        if let known = facts.services[question] { return known }
        let statement = try statement(shape)
        defer { statement.reset() }
        try statement.bind(terms.values)
        var names: [String] = []
        while try statement.step() { names.append(statement.text(0)) }
        facts.services[question] = names
        return names
    }
}

extension ReferenceQuery {
    /// Queries of one type and one service each that together find what this one finds.
    fileprivate var ofOneServiceEach: [ReferenceQuery] {
        var types: [SubjectType] = []
        for type in subjectTypes ?? [] where !types.contains(type) { types.append(type) }
        return types.flatMap { type in
            (serviceNames.map { $0.map(Optional.init) } ?? [nil]).map { service in
                var query = self
                query.subjectTypes = [type]
                query.serviceNames = service.map { [$0] }
                return query
            }
        }
    }
}
