package import CounterpartBytes

/// One answer.
///
/// `Content-Length`, `Transfer-Encoding`, `Connection`, `Date` and `X-Request-Id` are the server's
/// own: fields of these names are left out.
package struct HTTPResponse: Sendable {
    package var status: Int
    package var fields: [(name: String, value: String)]
    /// Not sent with 204 and 304, nor to HEAD, where only its length is told.
    package var body: Bytes
    /// Takes the place of the body if there is one; see ``HTTPBodyStream``.
    package var stream: HTTPBodyStream?
    /// The pattern of the route for the observer, never the URI; "-" if there is none.
    package var route = "-"
    /// Who asked, for the observer.
    package var account: String?

    package init(
        status: Int,
        fields: [(name: String, value: String)] = [],
        body: Bytes = .empty
    ) {
        self.status = status
        self.fields = fields
        self.body = body
    }
}
