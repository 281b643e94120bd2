/// Why the parameters of a request cannot be read; always the client's mistake (400).
package enum ParameterError: Error, Hashable, Sendable {
    /// Broken percent-encoding, bytes that are not UTF-8, a broken multipart body, or names that
    /// contradict each other, as `a=1&a[b]=2`.
    case malformed
    /// More than ``Parameters/countLimit``.
    case tooMany
    /// Names nested deeper than ``Parameters/depthLimit``.
    case tooDeep
    /// The body claims to be JSON and is not.
    case malformedJSON(JSONSyntaxError)

    /// How the error is answered: JSON is the client's `syntax`, all else stops before that and is
    /// told by the `system`.
    package var requestError: RequestError {
        switch self {
        case .malformed, .tooMany, .tooDeep:
            RequestError(status: 400, type: .system, message: "Bad Request")
        case .malformedJSON:
            RequestError(status: 400, type: .syntax, message: "Bad Request")
        }
    }
}
