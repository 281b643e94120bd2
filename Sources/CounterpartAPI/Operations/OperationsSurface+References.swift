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
        guard let reference = slice.references.first else { throw Problem.notFound("reference") }
        let now = now
        var cause: Cause?
        if case .some(.some(let id)) = slice.causes.first {
            cause = try await store.cause(id, in: token.account, at: now)
        }
        let body = OperationsAnswer.reference(
            reference,
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

    /// Why those of the references that fail do so.
    func causes(
        of references: [Reference],
        in account: Account
    ) async throws(StoreError) -> [Reference.ID: Cause.ID] {
        var causes: [Reference.ID: Cause.ID] = [:]
        var failing = references.filter { $0.status == .failed }.map(\.id)[...]
        while !failing.isEmpty {
            var search = ReferenceSearch()
            search.limit = ReferenceQuery.Window.maximumLimit
            search.filters.ids = Array(failing.prefix(search.limit))
            failing = failing.dropFirst(search.limit)
            let slice = try await store.references(matching: search, in: account)
            for (reference, cause) in zip(slice.references, slice.causes) {
                causes[reference.id] = cause
            }
        }
        return causes
    }
}
