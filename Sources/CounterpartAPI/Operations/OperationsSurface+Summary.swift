import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire

/// How everything stands: the account, its services, what was promised, and the server itself.
extension OperationsSurface {
    func showSummary(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let summary = try await store.summary(of: token.account, at: now)
        return found(request, OperationsAnswer.summary(summary))
    }

    func listServices(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        return try await found(request, token) { _, account in
            let summary = try await store.summary(of: account, at: now)
            var models: [String: [String]] = [:]
            for name in Set(summary.cells.map(\.serviceName)) {
                models[name] = try await self.models(of: name, in: account)
            }
            return OperationsAnswer.services(summary, models: models)
        }
    }

    /// The models of the references of a service that were synced last.
    private func models(
        of serviceName: String,
        in account: Account
    ) async throws(StoreError) -> [String] {
        var search = ReferenceSearch()
        search.filters.serviceNames = [serviceName]
        search.limit = ReferenceQuery.Window.maximumLimit
        let slice = try await store.references(matching: search, in: account)
        return Set(slice.references.map(\.reference.serviceModel)).sorted()
    }

    func listOverdue(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let promises = try await store.promises(of: token.account, at: now)
        return found(request, OperationsAnswer.overdue(promises))
    }

    func keepPromise(
        _ promised: (serviceName: String, subjectType: SubjectType),
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        try OperationsBody.requireJSON(request.fields["content-type"])
        let promise = Promise(
            serviceName: promised.serviceName,
            subjectType: promised.subjectType,
            seconds: try OperationsBody.promise(request.body)
        )
        try await store.keep(promise, in: token.account)
        return OperationsResponse.done()
    }

    func dropPromise(
        _ promised: (serviceName: String, subjectType: SubjectType),
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let wasThere = try await store.dropPromise(
            for: promised.subjectType,
            in: promised.serviceName,
            of: token.account
        )
        guard wasThere else { throw Problem.notFound("promise") }
        return OperationsResponse.done()
    }

    func showSystem(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let newest = try await store.attempts(in: token.account, before: nil, limit: 1)
        let body = OperationsAnswer.system(
            try await surroundings.figures(token.account),
            version: surroundings.version,
            startedAt: surroundings.startedAt,
            newest: newest.attempts.first
        )
        return found(request, body)
    }
}
