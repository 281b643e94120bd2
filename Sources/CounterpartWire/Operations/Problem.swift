/// Why a request of the operations surface was not done (RFC 9457).
package struct Problem: Error, Hashable, Sendable {
    /// The last segment of the problem's type.
    package enum Kind: String, CaseIterable, Hashable, Sendable {
        case invalidRequest = "invalid-request"
        case unauthorized
        case forbidden
        case notFound = "not-found"
        case methodNotAllowed = "method-not-allowed"
        case tooLarge = "too-large"
        case tooManyRequests = "too-many-requests"
        case serverError = "server-error"
        case unavailable

        /// The HTTP status that goes with it, where no other is given.
        package var status: Int {
            switch self {
            case .invalidRequest: 400
            case .unauthorized: 401
            case .forbidden: 403
            case .notFound: 404
            case .methodNotAllowed: 405
            case .tooLarge: 413
            case .tooManyRequests: 429
            case .serverError: 500
            case .unavailable: 503
            }
        }

        package var title: String {
            switch self {
            case .invalidRequest: "The request is not valid"
            case .unauthorized: "A token is needed"
            case .forbidden: "This is not allowed"
            case .notFound: "There is no such thing"
            case .methodNotAllowed: "This method is not allowed here"
            case .tooLarge: "The request is too large"
            case .tooManyRequests: "Too many requests"
            case .serverError: "The server made a mistake"
            case .unavailable: "The store is not available"
            }
        }
    }

    /// One part of the request that is wrong.
    package struct Reason: Hashable, Sendable {
        package enum Place: Hashable, Sendable {
            /// A parameter of the query or the path, by its name.
            case parameter(String)
            /// A part of the body, as a JSON pointer in a fragment: `#/refs/3`.
            case pointer(String)
        }

        package let place: Place
        package let detail: String

        package init(_ place: Place, _ detail: String) {
            self.place = place
            self.detail = detail
        }
    }

    package let kind: Kind
    package let status: Int
    /// A sentence for the client's developer.
    package let detail: String
    package let reasons: [Reason]

    package init(_ kind: Kind, _ detail: String, status: Int? = nil, reasons: [Reason] = []) {
        self.kind = kind
        self.status = status ?? kind.status
        self.detail = detail
        self.reasons = reasons
    }

    /// A request of which these parts are wrong.
    package init(_ reasons: [Reason]) {
        let places = reasons.map(\.name).joined(separator: ", ")
        self.init(.invalidRequest, "Wrong or unknown: \(places).", reasons: reasons)
    }
}

extension Problem.Reason {
    /// The name of the place.
    fileprivate var name: String {
        switch place {
        case .parameter(let name), .pointer(let name): name
        }
    }
}
