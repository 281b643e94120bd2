import Counterpart
import CounterpartHTTPServer
import CounterpartWire

/// Who may: sessions and tokens.
extension OperationsSurface {
    func signIn(_ request: HTTPRequest, _ caller: inout Caller) async throws -> HTTPResponse {
        try OperationsBody.requireJSON(request.fields["content-type"])
        let secret = try OperationsBody.session(request.body)
        guard let token = try await admission.token(with: secret) else {
            throw Problem.unauthorized
        }
        try caller.admit(token, through: admission)
        var response = OperationsResponse.done(
            OperationsAnswer.session(token, version: surroundings.version)
        )
        response.fields.append(("Set-Cookie", SessionCookie.keeping(secret, for: request)))
        return response
    }

    /// Also for a cookie that is no longer valid, which is to be forgotten all the more.
    func signOut(_ request: HTTPRequest) throws -> HTTPResponse {
        if SessionCookie.secret(in: request) != nil { try SessionCookie.requireSameOrigin(request) }
        var response = OperationsResponse.done()
        response.fields.append(("Set-Cookie", SessionCookie.forgetting(for: request)))
        return response
    }

    func showSession(_ request: HTTPRequest, _ token: Token) throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        return found(request, OperationsAnswer.session(token, version: surroundings.version))
    }

    func listTokens(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let tokens = try await store.tokens(of: token.account)
        return found(request, OperationsAnswer.tokens(tokens, current: token.id))
    }

    func createToken(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        try OperationsBody.requireJSON(request.fields["content-type"])
        let wanted = try OperationsBody.newToken(request.body)
        let (now, secret) = (now, surroundings.secret())
        let created = try await store.createToken(
            surroundings.digest(secret),
            for: token.account,
            label: wanted.label,
            scope: wanted.scope,
            createdAt: now,
            expiresAt: wanted.expiresInSeconds.map {
                Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + $0)
            }
        )
        return OperationsResponse.done(
            OperationsAnswer.created(created, secret: secret, current: token.id),
            status: 201
        )
    }

    /// Only tokens of the same account are there to be revoked.
    func revokeToken(
        _ id: Token.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        guard try await store.tokens(of: token.account).contains(where: { $0.id == id }) else {
            throw Problem.notFound("token")
        }
        try await store.revokeToken(id)
        return OperationsResponse.done()
    }
}
