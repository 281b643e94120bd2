import CounterpartBytes

/// The target of a request, in two raw parts.
package struct RequestTarget: Hashable, Sendable {
    package let path: String
    package let query: String

    /// Reads a target as it was sent, in origin or absolute form, or "*".
    ///
    /// Returns `nil` if it has another form, holds white space or control characters, or is no
    /// UTF-8.
    package init?(_ target: Span<UInt8>) {
        for index in target.indices where target[index] <= 0x20 || target[index] == 0x7f {
            return nil
        }
        let mark = target.firstIndex(of: UInt8(ascii: "?")) ?? target.count
        guard let front = String(validating: target.extracting(..<mark)),
            let query = String(validating: target.extracting(min(mark + 1, target.count)...))
        else { return nil }
        self.query = query
        if front.utf8.first == UInt8(ascii: "/") || front == "*" && mark == target.count {
            path = front
        } else if let path = Self.path(absolute: front[...]) {
            self.path = path
        } else {
            return nil
        }
    }

    /// The path of "http://host/path", which a server must accept (RFC 9112 §3.2.2).
    private static func path(absolute front: Substring) -> String? {
        let scheme = front.prefix { $0 != ":" }
        guard ["http", "https"].contains(scheme.lowercased()) else { return nil }
        let rest = front.dropFirst(scheme.count)
        guard rest.hasPrefix("://") else { return nil }
        let authority = rest.dropFirst(3)
        guard authority.first.map({ $0 != "/" }) == true else { return nil }
        guard let slash = authority.utf8.firstIndex(of: UInt8(ascii: "/")) else { return "/" }
        return String(authority[slash...])
    }
}
