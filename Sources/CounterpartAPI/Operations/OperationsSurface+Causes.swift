import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire

/// Causes, their members, and what these share.
extension OperationsSurface {
    func listCauses(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        let query = try OperationsQuery.causes(request.query)
        let now = now
        let slice = try await store.causes(matching: query, in: token.account, at: now)
        return found(request, OperationsAnswer.causes(slice, at: now))
    }

    func showCause(
        _ id: Cause.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let now = now
        guard let cause = try await store.cause(id, in: token.account, at: now) else {
            throw Problem.notFound("cause")
        }
        return found(request, OperationsAnswer.cause(cause, at: now))
    }

    func annotateCause(
        _ id: Cause.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        try OperationsBody.requireJSON(request.fields["content-type"])
        let annotation = try OperationsBody.annotation(request.body)
        let now = now
        let cause = try await store.annotate(id, annotation, in: token.account, at: now)
        guard let cause else { throw Problem.notFound("cause") }
        return OperationsResponse.done(OperationsAnswer.cause(cause, at: now))
    }

    func listReferences(
        of id: Cause.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        let search = try OperationsQuery.references(of: id, request.query)
        return try await found(request, token) { _, account in
            let slice = try await store.references(matching: search, in: account)
            // A cause without members is one that is resolved, or none.
            if slice.references.isEmpty, try await store.cause(id, in: account, at: now) == nil {
                throw Problem.notFound("cause")
            }
            return OperationsAnswer.references(slice)
        }
    }

    func showFacets(
        of id: Cause.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        return try await found(request, token) { _, account in
            guard let facets = try await store.facets(of: id, in: account) else {
                throw Problem.notFound("cause")
            }
            return OperationsAnswer.facets(facets, of: id)
        }
    }
}
