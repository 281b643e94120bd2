import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire

/// References and what happened to them.
extension OperationsSurface {
    func listReferences(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        let search = try OperationsQuery.references(request.query)
        return try await found(request, token) { _, account in
            OperationsAnswer.references(try await store.references(matching: search, in: account))
        }
    }

    func showReference(
        _ id: Reference.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        var search = ReferenceSearch()
        search.filters.ids = [id]
        search.filters.includesSubjects = true
        search.limit = 1
        let slice = try await store.references(matching: search, in: token.account)
        guard let known = slice.references.first else { throw Problem.notFound("reference") }
        let now = now
        var cause: Cause?
        if let id = known.cause {
            cause = try await store.cause(id, in: token.account, at: now)
        }
        let body = OperationsAnswer.reference(
            known.reference,
            subject: slice.subjects?.first,
            cause: cause,
            at: now
        )
        return found(request, body)
    }

    func listAttempts(
        on id: Reference.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        let wanted = try OperationsQuery.attempts(request.query)
        return try await found(request, token) { _, account in
            let slice = try await store.attempts(
                on: id,
                in: account,
                before: wanted.before,
                limit: wanted.limit
            )
            guard let slice else { throw Problem.notFound("reference") }
            return OperationsAnswer.attempts(slice)
        }
    }

    func listAttempts(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        let wanted = try OperationsQuery.attempts(request.query)
        return try await found(request, token) { _, account in
            OperationsAnswer.attempts(
                try await store.attempts(in: account, before: wanted.before, limit: wanted.limit)
            )
        }
    }
}
