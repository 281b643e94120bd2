package import Counterpart

/// The JSON bodies of requests, whose every member is checked.
package enum OperationsBody {
    /// A token that is to be made.
    package struct NewToken: Hashable, Sendable {
        package var label: String
        package var scope: Token.Scope
        /// `nil` for one that does not expire.
        package var expiresInSeconds: Int64?
    }

    /// The characters that the label of a token may have.
    package static let labelLimit = 100
    /// A century.
    package static let expiryLimit: Int64 = 36_500 * 86_400

    /// Refuses a body that does not say that it is JSON.
    ///
    /// A page of another site can send other types without being asked, but not this one.
    package static func requireJSON(_ contentType: String?) throws(Problem) {
        guard MediaType(contentType ?? "").isJSON else {
            throw Problem(
                .invalidRequest,
                "Send the body with the Content-Type application/json."
            )
        }
    }

    /// Returns the secret with which somebody signs in.
    package static func session(_ body: [UInt8]) throws(Problem) -> String {
        var object = try StrictObject(body)
        let secret = object.required("token", object.text("token", limit: 512))
        try object.finish()
        guard let secret else { preconditionFailure("What is missing was told") }
        return secret
    }

    package static func annotation(_ body: [UInt8]) throws(Problem) -> CauseAnnotation {
        var object = try StrictObject(body)
        var annotation = CauseAnnotation()
        annotation.note = object.change("note", limit: CauseAnnotation.noteLimit)
        annotation.owner = object.change("owner", limit: CauseAnnotation.ownerLimit)
        annotation.mutedUntil = object.change("muted_until")
        try object.finish()
        return annotation
    }

    /// Returns how many seconds are promised.
    package static func promise(_ body: [UInt8]) throws(Problem) -> Int64 {
        var object = try StrictObject(body)
        let seconds = object.required(
            "within_seconds",
            object.number("within_seconds", in: 1...Promise.limit)
        )
        try object.finish()
        guard let seconds else { preconditionFailure("What is missing was told") }
        return seconds
    }

    package static func newToken(_ body: [UInt8]) throws(Problem) -> NewToken {
        var object = try StrictObject(body)
        let label = object.required("label", object.text("label", limit: labelLimit))
        let scopeName = object.required("scope", object.text("scope"))
        let scope = scopeName.flatMap(Token.Scope.init(rawValue:))
        if scopeName != nil, scope == nil { object.refuse("scope", "Give read, write or admin.") }
        let seconds = object.number("expires_in_seconds", in: 1...expiryLimit)
        try object.finish()
        guard let label, let scope else { preconditionFailure("What is missing was told") }
        return NewToken(label: label, scope: scope, expiresInSeconds: seconds)
    }
}
