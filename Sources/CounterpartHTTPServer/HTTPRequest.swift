/// One request whose head has passed the guard and whose body is complete.
package struct HTTPRequest: Sendable {
    /// The methods that the server knows; it answers 501 to any other.
    package enum Method: String, Sendable, CaseIterable {
        case get = "GET"
        case head = "HEAD"
        case post = "POST"
        case put = "PUT"
        case patch = "PATCH"
        case delete = "DELETE"
        case options = "OPTIONS"
    }

    package let method: Method
    /// The path as it was sent, percent-encoded, up to the first "?"; "*" for `OPTIONS *`.
    ///
    /// A target in absolute form is reduced to its path.
    package let path: String
    /// What follows the first "?" as it was sent; empty if nothing does.
    package let query: String
    package let fields: HTTPFields
    package let body: [UInt8]
    /// What the answer's `X-Request-Id` says: the client's own, if it sent a good one.
    package let id: String

    package init(
        method: Method,
        path: String,
        query: String = "",
        fields: HTTPFields = HTTPFields(),
        body: [UInt8] = [],
        id: String = "test"
    ) {
        self.method = method
        self.path = path
        self.query = query
        self.fields = fields
        self.body = body
        self.id = id
    }
}
