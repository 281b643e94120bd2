/// One request to a server elsewhere.
package struct HTTPClientRequest: Sendable {
    package var method: String
    /// `http` or `https`; percent-encoded.
    package var url: String
    /// Names and values of one line each.
    package var fields: [(name: String, value: String)]
    /// `nil` for none, which is another thing than an empty one.
    package var body: [UInt8]?

    package init(
        _ method: String,
        _ url: String,
        fields: [(name: String, value: String)] = [],
        body: [UInt8]? = nil
    ) {
        self.method = method
        self.url = url
        self.fields = fields
        self.body = body
    }
}

/// What a server elsewhere answered.
package struct HTTPClientResponse: Sendable {
    package var status: Int
    package var body: [UInt8]

    package init(status: Int, body: [UInt8]) {
        self.status = status
        self.body = body
    }
}
