package import CounterpartBytes

/// A weak entity tag (RFC 9110 §8.8.3) that depends on the bytes of the answer alone, so that it
/// outlives a restart and is the same for every token.
package struct EntityTag: Equatable, Sendable {
    /// The tag as it stands in a header field.
    package let text: String

    package init(of body: Bytes) {
        text = "W/\"\(String(body.checksum, radix: 16))-\(String(body.count, radix: 16))\""
    }

    /// Whether the value of an `If-None-Match` field names this tag; the comparison is weak
    /// (RFC 9110 §13.1.2).
    package func isAmong(_ field: String) -> Bool {
        field.split(separator: ",").contains { candidate in
            let candidate = candidate.drop { $0 == " " }.prefix { $0 != " " }
            return candidate == "*" || candidate == text || candidate == text.dropFirst(2)
        }
    }
}
