package import Counterpart

/// An answer that says why a request was not done (contract §1.12 to 1.16).
package struct RequestError: Error, Hashable, Sendable {
    /// The word by which Kantata sorts errors.
    package enum Kind: String, Hashable, Sendable {
        case oauth
        case syntax
        case system
        case validation
    }

    /// One reason.
    package struct Element: Hashable, Sendable {
        package let type: Kind
        package let message: String
        /// The attribute, or `base` for the object as a whole; only of a validation.
        package let field: String?
        /// The place of the object in the request; only of a validation of an object.
        package let index: Int?

        package init(type: Kind, message: String, field: String? = nil, index: Int? = nil) {
            self.type = type
            self.message = message
            self.field = field
            self.index = index
        }
    }

    /// The HTTP status.
    package let status: Int
    package let elements: [Element]

    package init(status: Int, elements: [Element]) {
        self.status = status
        self.elements = elements
    }

    package init(
        status: Int,
        type: Kind,
        message: String,
        field: String? = nil,
        index: Int? = nil
    ) {
        let element = Element(type: type, message: message, field: field, index: index)
        self.init(status: status, elements: [element])
    }

    /// What a refused write is answered with.
    package init(_ violations: Violations) {
        self.init(
            status: 422,
            elements: violations.elements.map {
                Element(
                    type: .validation,
                    message: $0.message,
                    field: $0.field,
                    index: violations.index
                )
            }
        )
    }
}

extension RequestError {
    package static let unauthorized = RequestError(
        status: 401,
        type: .oauth,
        message: "Invalid OAuth 2 Request"
    )
    package static let forbidden = RequestError(
        status: 403,
        type: .system,
        message: "You are not authorized to perform this action."
    )
    package static let notFound = RequestError(
        status: 404,
        type: .system,
        message: "Page not found"
    )
    package static let tooManyRequests = RequestError(
        status: 429,
        type: .system,
        message: "Too many requests. Please retry after a short delay."
    )
    package static let serverError = RequestError(
        status: 500,
        type: .system,
        message: "A server error has occurred."
    )
    package static let unavailable = RequestError(
        status: 503,
        type: .system,
        message: "Service is unavailable"
    )
    /// No object of the required name in the request (contract §4.13).
    package static let missingParameters = RequestError(
        status: 400,
        type: .syntax,
        message: "Missing required parameters. "
            + "Please see our documentation at http://developer.mavenlink.com"
    )
    package static let invalidParameterValue = RequestError(
        status: 400,
        type: .syntax,
        message: "Invalid parameter value"
    )
    package static let blankSubjectType = RequestError(
        status: 422,
        type: .validation,
        message: "Subject type can't be blank",
        field: "subject_type"
    )
    package static let unknownSubjectType = RequestError(
        status: 422,
        type: .validation,
        message: "Subject type is not included in the list",
        field: "subject_type"
    )
}
