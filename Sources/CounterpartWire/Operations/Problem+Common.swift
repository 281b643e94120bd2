package import Counterpart

extension Problem {
    package static let unauthorized = Problem(
        .unauthorized,
        "Send a token that is valid as \"Authorization: Bearer …\", or sign in."
    )
    package static let notFound = Problem(.notFound, "There is nothing at this path.")
    package static let tooManyRequests = Problem(
        .tooManyRequests,
        "The token asked too often; wait as long as Retry-After says."
    )
    package static let serverError = Problem(.serverError, "The log of the server says more.")
    package static let unavailable = Problem(.unavailable, "Try again in a while.")

    /// A request for which the token's scope does not suffice.
    package init(needs scope: Token.Scope) {
        self.init(.forbidden, "This needs a token with the scope \(scope.rawValue).")
    }

    /// What a store refuses.
    package init(_ violations: Violations) {
        self.init(
            violations.elements.map { Reason(.pointer("#/\($0.field)"), "\($0.message).") }
        )
    }
}
