import Counterpart
package import CounterpartHTTPServer
import CounterpartWire

/// Questions about what a client names: a subject, many ids, a whole set.
extension OperationsSurface {
    func showWhy(
        _ subject: Subject.ID,
        _ request: HTTPRequest,
        _ token: Token
    ) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        let now = now
        let standing = try await store.standing(of: subject, in: token.account, at: now)
        let body = OperationsAnswer.why(
            standing,
            verdict: Verdict(standing, at: now),
            at: now
        )
        return found(request, body)
    }

    func lookUp(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        try OperationsQuery.nothing(request.query)
        try OperationsBody.requireJSON(request.fields["content-type"])
        let lookup = try Lookup.parse(request.body)
        let found: [[FoundReference]]
        switch lookup.keys {
        case .refs(let refs, let serviceName, let model):
            found = try await store.counterparts(
                of: refs,
                from: serviceName,
                model: model,
                in: lookup.target,
                of: token.account
            )
        case .subjects(let subjects):
            found = try await store.counterparts(
                of: subjects,
                in: lookup.target,
                of: token.account
            )
        }
        return OperationsResponse.done(OperationsAnswer.found(found, for: lookup))
    }

    /// A set of a million lines takes more than other bodies may.
    package static let bodyLimits = [
        BodyLimit(.post, "\(OperationsRoute.prefix)/reconcile", bytes: 64 << 20)
    ]

    /// The body is whole before anything is compared, so an upload that does not end does nothing.
    func reconcile(_ request: HTTPRequest, _ token: Token) async throws -> HTTPResponse {
        let scope = try OperationsQuery.reconciliation(request.query, at: now)
        // A set may have a million lines, and other requests wait for this thread.
        let expected = try await withTaskExecutorPreference(globalConcurrentExecutor) {
            try ExpectedSet.parse(request.body, contentType: request.fields["content-type"])
        }
        let answer = try await store.reconcile(expected, with: scope, in: token.account)
        guard prefersCSV(request) else {
            return OperationsResponse.done(OperationsAnswer.reconciliation(answer))
        }
        var response = OperationsResponse.done(
            OperationsAnswer.reconciliationCSV(answer),
            contentType: "text/csv; charset=utf-8; header=present"
        )
        response.fields.append(
            ("Content-Disposition", "attachment; filename=\"reconciliation.csv\"")
        )
        return response
    }

    private func prefersCSV(_ request: HTTPRequest) -> Bool {
        guard let accept = request.fields["accept"] else { return false }
        return accept.split(separator: ",").contains { range in
            range.drop { $0 == " " }.prefix { $0 != ";" && $0 != " " }.lowercased() == "text/csv"
        }
    }
}
