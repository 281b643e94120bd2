package import Counterpart
import CounterpartBytes
package import CounterpartHTTPServer
package import CounterpartWire

/// Kantata OX's External References API and the collections of its subjects (contract §1 to §6), on
/// any store.
package final class KantataSurface: Sendable {
    package typealias Store = AccessStore & ReferenceStore & SubjectStore & VersionedStore

    let store: any Store
    let zone: WireTimeZone
    let now: @Sendable () -> Timestamp
    private let cache = AnswerCache()
    private let admission: Admission
    private let report: @Sendable (String) -> Void

    /// - Parameters:
    ///   - store: Where accounts, tokens, references and subjects are.
    ///   - zone: The zone in which times are written, and read where they name none.
    ///   - rateLimit: How often a token may ask; `nil` for no limit.
    ///   - digest: Hashes a token's secret as the store keeps it.
    ///   - now: The clock.
    ///   - report: Is told, for the log, why the store was unavailable; clients are not.
    package init(
        store: any Store,
        zone: WireTimeZone,
        rateLimit: RateLimit?,
        digest: @escaping @Sendable (String) -> Token.Digest,
        now: @escaping @Sendable () -> Timestamp,
        report: @escaping @Sendable (String) -> Void
    ) {
        self.store = store
        self.zone = zone
        self.now = now
        admission = Admission(store: store, rateLimit: rateLimit, digest: digest, now: now)
        self.report = report
    }

    /// Answers any request, also one that is not for this surface (404).
    package func respond(to request: HTTPRequest) async -> HTTPResponse {
        let route = KantataRoute(request.method, path: request.path)
        var account: String?
        var response: HTTPResponse
        do {
            guard request.path.hasPrefix(KantataRoute.prefix) else { throw RequestError.notFound }
            let token = try await authenticate(request)
            account = token.account.name
            try limit(token)
            guard let route else { throw RequestError.notFound }
            response = try await answer(route, request, token)
        } catch {
            response = refusal(of: error)
        }
        response.route = route?.pattern ?? "-"
        response.account = account
        return response
    }

    /// Comes before anything else, whatever the path (contract §1.17).
    private func authenticate(_ request: HTTPRequest) async throws -> Token {
        let secret = BearerCredential.secret(in: request.fields["authorization"])
        guard let token = try await admission.token(with: secret) else {
            throw RequestError.unauthorized
        }
        return token
    }

    private func limit(_ token: Token) throws {
        if let allowance = admission.allowance(of: token), allowance.isExceeded {
            throw RetryLater(seconds: allowance.seconds)
        }
    }

    /// What a client is told of an error, from whichever room it comes.
    private func refusal(of error: any Error) -> HTTPResponse {
        switch error {
        case let error as RequestError:
            return KantataResponse.failed(error)
        case let error as ParameterError:
            return KantataResponse.failed(error.requestError)
        case StoreError.invalid(let violations):
            return KantataResponse.failed(RequestError(violations))
        case let error as RetryLater:
            return KantataResponse.failed(.tooManyRequests, retryAfter: error.seconds)
        case let error as StoreError:
            report("\(error)")
            return KantataResponse.failed(.unavailable)
        default:
            report("\(error)")
            return KantataResponse.failed(.serverError)
        }
    }

    private func answer(
        _ route: KantataRoute,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        switch route {
        case .listReferences:
            try await found(request, token.account, listReferences)
        case .showReference(let id):
            try await found(request, token.account) { try await showReference(id, $0, $1) }
        case .upsertReference:
            try await upsertReference(request, try token.writable())
        case .deleteReference(let id):
            try await deleteReference(id, request, try token.writable())
        default:
            try await answerAboutSubjects(route, request, token)
        }
    }

    /// Stands apart from what is asked for most: a frame for all routes together takes 3 KB, and for
    /// more than 1 KB the C library tidies up its memory first, which made a look-up a tenth slower.
    @inline(never)
    private func answerAboutSubjects(
        _ route: KantataRoute,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        switch route {
        case .listSubjects(let collection):
            try await found(request, token.account) { try await listSubjects(collection, $0, $1) }
        case .showSubject(let collection, let id):
            try await found(request, token.account) {
                try await showSubject(id, collection, $0, $1)
            }
        case .showTokenUser:
            KantataResponse.found(Answer(try await showTokenUser(request, token)), for: request)
        case .createSubjects(let collection):
            try await createSubjects(collection, request, try token.writable())
        case .updateSubject(let collection, let id):
            try await updateSubject(id, collection, request, try token.writable())
        case .deleteSubject(let collection, let id):
            try await deleteSubject(id, collection, try token.writable().account)
        case .resolveSubmission(let collection, let id, let resolution):
            try await resolve(id, resolution, collection, request, try token.writable())
        case .listReferences, .showReference, .upsertReference, .deleteReference:
            throw RequestError.notFound
        }
    }
}

extension KantataSurface {
    /// Stands apart for the same reason.
    @inline(never)
    private func found(
        _ request: HTTPRequest,
        _ account: Account,
        _ body: (HTTPRequest, Account) async throws -> Bytes
    ) async throws -> HTTPResponse {
        let answer = try await cache.answer(to: request, of: account, in: store, body)
        return KantataResponse.found(answer, for: request)
    }
}

/// A token asked too often.
private struct RetryLater: Error {
    let seconds: Int
}

extension Token {
    /// The token, if it may write.
    fileprivate func writable() throws -> Token {
        guard scope >= .write else { throw RequestError.forbidden }
        return self
    }
}
