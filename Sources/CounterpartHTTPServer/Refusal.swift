/// What the server itself says no to, and why; the sentence is shown to the client.
package struct Refusal: Hashable, Sendable {
    package let status: Int
    package let reason: String

    package static let malformedHead = Self(400, "The request head is malformed")
    package static let malformedTarget = Self(400, "The request target is malformed")
    package static let host = Self(400, "A request needs exactly one Host field")
    package static let contentLength = Self(400, "Content-Length must be one number")
    package static let framing = Self(
        400,
        "Content-Length and Transfer-Encoding exclude each other"
    )
    package static let transferEncoding = Self(400, "The only transfer coding accepted is chunked")
    package static let bodyTooLarge = Self(413, "The request body is too large")
    package static let targetTooLong = Self(414, "The request target is too long")
    package static let headTooLarge = Self(431, "The request head is too large")
    package static let unknownMethod = Self(501, "The request method is not known")

    package static let tooManyLargeBodies = Self(503, "Too many large requests are in progress")

    private init(_ status: Int, _ reason: String) {
        self.status = status
        self.reason = reason
    }
}
