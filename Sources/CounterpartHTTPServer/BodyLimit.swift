/// The longest body of one route.
package struct BodyLimit: Hashable, Sendable {
    package let method: HTTPRequest.Method
    /// The path as it is sent, whole.
    package let path: String
    package let bytes: Int

    package init(_ method: HTTPRequest.Method, _ path: String, bytes: Int) {
        self.method = method
        self.path = path
        self.bytes = bytes
    }
}
