import Counterpart
import CounterpartBytes
package import CounterpartHTTPServer
import CounterpartWire

extension OperationsRoute.Destination {
    /// The route's name in the log.
    var pattern: String {
        if case .route(let route, _) = self { route.pattern } else { "-" }
    }
}

extension OperationsSurface {
    /// What the HTTP server answers without asking the surface: to a request that is too large,
    /// malformed or dangerous.
    package static func refusal(_ status: Int, _ reason: String) -> HTTPResponse {
        let kind: Problem.Kind =
            switch status {
            case 413, 414, 431: .tooLarge
            case 501: .methodNotAllowed
            case 503: .unavailable
            default: .invalidRequest
            }
        return OperationsResponse.failed(Problem(kind, "\(reason).", status: status))
    }

    /// Answers what needs no token.
    func answerAnyone(
        _ route: OperationsRoute,
        _ request: HTTPRequest,
        _ caller: inout Caller
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        switch route {
        case .signIn: return try await signIn(request, &caller)
        case .signOut: return try signOut(request)
        default: return OperationsResponse.found(OperationsDocument.answer, for: request)
        }
    }

    func answer(
        _ destination: OperationsRoute.Destination,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        switch destination {
        case .route(let route, let values):
            if let scope = route.scope, token.scope < scope { throw Problem(needs: scope) }
            return try await answer(route, PathValues(values), request, token)
        case .otherMethods(let methods):
            let allowed = methods.joined(separator: ", ")
            var response = OperationsResponse.failed(
                Problem(.methodNotAllowed, "This path answers to \(allowed).")
            )
            response.fields.append(("Allow", allowed))
            return response
        case .nowhere:
            throw Problem.notFound
        }
    }

    private func answer(
        _ route: OperationsRoute,
        _ values: PathValues,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        switch route {
        case .showDocument: OperationsResponse.found(OperationsDocument.answer, for: request)
        // Whoever asks in this process has no browser to keep a cookie.
        case .signIn, .signOut: throw Problem.notFound
        case .showSession: try showSession(request, token)
        case .showSummary: try await showSummary(request, token)
        case .listServices: try await listServices(request, token)
        case .showSystem: try await showSystem(request, token)
        case .followEvents: try followEvents(request, token)
        case .listReferences: try await listReferences(request, token)
        case .exportReferences: try await exportReferences(request, token)
        case .showReference: try await showReference(values.reference(), request, token)
        case .listReferenceAttempts:
            try await listAttempts(on: values.reference(), request, token)
        case .listAttempts: try await listAttempts(request, token)
        case .listCauses: try await listCauses(request, token)
        case .showCause: try await showCause(values.cause(), request, token)
        case .annotateCause: try await annotateCause(values.cause(), request, token)
        case .listCauseReferences: try await listReferences(of: values.cause(), request, token)
        case .showCauseFacets: try await showFacets(of: values.cause(), request, token)
        case .showWhy: try await showWhy(values.subject(), request, token)
        case .lookUp: try await lookUp(request, token)
        case .reconcile: try await reconcile(request, token)
        case .listOverdue: try await listOverdue(request, token)
        case .keepPromise: try await keepPromise(values.promised(), request, token)
        case .dropPromise: try await dropPromise(values.promised(), request, token)
        case .listTokens: try await listTokens(request, token)
        case .createToken: try await createToken(request, token)
        case .revokeToken: try await revokeToken(values.token(), request, token)
        }
    }
}
