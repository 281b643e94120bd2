package import Counterpart
import CounterpartBytes
package import CounterpartHTTPServer
package import CounterpartWire

/// What operators ask: `/counterpart/v1`, on any store.
package struct OperationsSurface: Sendable {
    package typealias Store = AccessStore & AttemptStore & CauseStore & OperationsStore
        & VersionedStore

    /// What only the composition knows.
    package struct Surroundings: Sendable {
        package var version: String
        package var startedAt: Timestamp
        /// How often a token may ask; `nil` for no limit.
        package var rateLimit: RateLimit?
        /// How the process and its store do, for one account.
        package var figures: @Sendable (Account) async throws(StoreError) -> SystemFigures
        /// Makes the secret of a token.
        package var secret: @Sendable () -> String
        /// Hashes a secret as the store keeps it.
        package var digest: @Sendable (String) -> Token.Digest
        package var now: @Sendable () -> Timestamp
        /// Lets time pass.
        package var pause: @Sendable (Duration) async throws -> Void = {
            try await Task.sleep(for: $0)
        }
        /// Is told, for the log, why the store was unavailable; clients are not.
        package var report: @Sendable (String) -> Void

        package init(
            version: String,
            startedAt: Timestamp,
            rateLimit: RateLimit?,
            figures: @escaping @Sendable (Account) async throws(StoreError) -> SystemFigures,
            secret: @escaping @Sendable () -> String,
            digest: @escaping @Sendable (String) -> Token.Digest,
            now: @escaping @Sendable () -> Timestamp,
            report: @escaping @Sendable (String) -> Void
        ) {
            self.version = version
            self.startedAt = startedAt
            self.rateLimit = rateLimit
            self.figures = figures
            self.secret = secret
            self.digest = digest
            self.now = now
            self.report = report
        }
    }

    let store: any Store
    let surroundings: Surroundings
    let admission: Admission
    /// Smaller than that of the Kantata surface, which many programs ask again and again.
    private let cache = AnswerCache(byteLimit: AnswerCache.byteLimit / 4)

    package init(store: any Store, _ surroundings: Surroundings) {
        self.store = store
        self.surroundings = surroundings
        admission = Admission(
            store: store,
            rateLimit: surroundings.rateLimit,
            digest: surroundings.digest,
            now: surroundings.now
        )
    }

    var now: Timestamp { surroundings.now() }

    /// Answers any request, also one that is not for this surface (404).
    package func respond(to request: HTTPRequest) async -> HTTPResponse {
        let destination = OperationsRoute.destination(request.method, request.path)
        var caller = Caller()
        var response: HTTPResponse
        do {
            if case .route(let route, _) = destination, route.scope == nil {
                response = try await answerAnyone(route, request, &caller)
            } else {
                let token = try await authenticate(request)
                try caller.admit(token, through: admission)
                response = try await answer(destination, request, token)
            }
        } catch {
            response = refusal(of: error)
        }
        caller.describe(in: &response)
        response.route = destination.pattern
        return response
    }

    /// Answers a request of this process, which needs no secret and knows no limit.
    package func respond(to request: HTTPRequest, as token: Token) async -> HTTPResponse {
        let destination = OperationsRoute.destination(request.method, request.path)
        var response: HTTPResponse
        do {
            response = try await answer(destination, request, token)
        } catch {
            response = refusal(of: error)
        }
        response.route = destination.pattern
        return response
    }

    /// A token in the `Authorization` field counts alone; the cookie is for browsers.
    private func authenticate(_ request: HTTPRequest) async throws -> Token {
        let secret: String?
        if let authorization = request.fields["authorization"] {
            secret = BearerCredential.secret(in: authorization)
        } else {
            secret = SessionCookie.secret(in: request)
            if secret != nil { try SessionCookie.requireSameOrigin(request) }
        }
        guard let token = try await admission.token(with: secret) else {
            throw Problem.unauthorized
        }
        return token
    }

    /// Answers a read with what `body` makes, which is asked only if the account was written to; not
    /// for what changes as time goes by.
    func found(
        _ request: HTTPRequest,
        _ token: Token,
        _ body: (HTTPRequest, Account) async throws -> Bytes
    ) async throws -> HTTPResponse {
        let answer = try await cache.answer(to: request, of: token.account, in: store, body)
        return OperationsResponse.found(answer, for: request)
    }

    /// Answers a read.
    func found(_ request: HTTPRequest, _ body: Bytes) -> HTTPResponse {
        OperationsResponse.found(Answer(body), for: request)
    }

    /// What a client is told of an error, from whichever room it comes.
    private func refusal(of error: any Error) -> HTTPResponse {
        switch error {
        case let problem as Problem:
            return OperationsResponse.failed(problem)
        case StoreError.invalid(let violations):
            return OperationsResponse.failed(Problem(violations))
        case StoreError.refused(let sentence):
            // What was named is not there, or no longer.
            return OperationsResponse.failed(Problem(.notFound, sentence))
        case let error as StoreError:
            surroundings.report("\(error)")
            return OperationsResponse.failed(.unavailable)
        default:
            surroundings.report("\(error)")
            return OperationsResponse.failed(.serverError)
        }
    }
}
