import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns how many references match, on all pages together.
    func count(_ query: ReferenceQuery, in account: Account) throws(SQLiteError) -> Int {
        if query.isCounted {
            return try sumOfCounters(
                in: account,
                types: query.subjectTypes,
                services: query.serviceNames,
                models: query.serviceModels,
                externalStatuses: query.externalStatuses,
                statuses: query.statuses
            )
        }
        let path = try countingPath(query, in: account)
        let query = path == .service ? try served(query, in: account) : query
        let terms = query.terms(in: account, on: path)
        return try integer(
            PageStatement(purpose: .count, path: path, terms: terms.terms),
            terms.values
        )
    }

    /// Returns the path on which the references are counted when the counters cannot tell.
    private func countingPath(
        _ query: ReferenceQuery,
        in account: Account
    ) throws(SQLiteError) -> AccessPath {
        if let path = query.selectivePath { return path }
        if query.isUnsuccessfulOnly { return .unsuccessful }
        if try rareRows(query, in: account) != nil { return .externalStatus }
        // The index of the lists has the status there, that of the creation has not.
        if query.externalStatuses != nil { return .service }
        if !query.createdAt.isUnlimited, query.lastSyncedAt.isUnlimited { return .created }
        return .service
    }

    func sumOfCounters(
        in account: Account,
        types: [SubjectType]?,
        services: [String]? = nil,
        models: [String]? = nil,
        externalStatuses: [String]? = nil,
        statuses: [SyncStatus]? = nil
    ) throws(SQLiteError) -> Int {
        let terms = counterTerms(
            in: account,
            depth: .of(models, externalStatuses) ?? (services == nil ? .subjectType : .service),
            types: types,
            services: services,
            details: models ?? externalStatuses,
            statuses: statuses
        )
        return try integer(
            PageStatement(purpose: .countersSum, path: .key, terms: terms.terms),
            terms.values
        )
    }

    func counterTerms(
        in account: Account,
        depth: CountDepth,
        types: [SubjectType]?,
        services: [String]? = nil,
        details: [String]?,
        statuses: [SyncStatus]?
    ) -> QueryTerms {
        var terms = QueryTerms(account: account)
        terms.add(.subjectType, anyOf: types) { .integer(Int64($0.rawValue)) }
        terms.add(.depth, .equals, .integer(depth.rawValue))
        terms.add(.serviceName, anyOf: services, SQLValue.text)
        terms.add(.detail, anyOf: details, SQLValue.text)
        terms.add(.status, anyOf: statuses) { .integer(Int64($0.rawValue)) }
        return terms
    }

    func integer(_ shape: PageStatement, _ values: [SQLValue]) throws(SQLiteError) -> Int {
        let question = SnapshotFacts.Question(statement: shape, values: values)
        if let known = facts.numbers[question] { return known }
        let statement = try statement(shape)
        defer { statement.reset() }
        try statement.bind(values)
        let number = try statement.step() ? Int(statement.integer(0)) : 0
        facts.numbers[question] = number
        return number
    }
}
