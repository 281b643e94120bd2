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
        let path = query.countingPath
        let terms = query.terms(in: account, on: path)
        return try integer(
            PageStatement(purpose: .count, path: path, terms: terms.terms),
            terms.values
        )
    }

    func sumOfCounters(
        in account: Account,
        types: [SubjectType]?,
        services: [String]? = nil,
        models: [String]? = nil,
        externalStatuses: [String]? = nil,
        statuses: [SyncStatus]? = nil
    ) throws(SQLiteError) -> Int {
        let depth: CountDepth =
            if models != nil {
                .model
            } else if externalStatuses != nil {
                .externalStatus
            } else if services != nil {
                .service
            } else {
                .subjectType
            }
        var terms = QueryTerms(account: account)
        terms.add(.subjectType, anyOf: types?.map { .integer(Int64($0.rawValue)) })
        terms.add(.depth, .equals, .integer(depth.rawValue))
        terms.add(.serviceName, anyOf: services)
        terms.add(.detail, anyOf: models ?? externalStatuses)
        terms.add(.status, anyOf: statuses?.map { .integer(Int64($0.rawValue)) })
        return try integer(
            PageStatement(purpose: .countersSum, path: .key, terms: terms.terms),
            terms.values
        )
    }

    func integer(_ shape: PageStatement, _ values: [SQLValue]) throws(SQLiteError) -> Int {
        let statement = try statement(shape)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? Int(statement.integer(0)) : 0
    }
}
