package import CounterpartBytes

/// An entity tag (RFC 9110 §8.8.3) that depends on the bytes of the answer alone, so that it outlives
/// a restart and is the same for every token.
package struct EntityTag: Equatable, Sendable {
    /// The tag as it stands in a header field.
    package let text: String

    /// A strong tag says that the bytes are the same; a weak one, that they mean the same.
    package init(of body: Bytes, isStrong: Bool = false) {
        var bytes = InlineArray<20, UInt8>(repeating: UInt8(ascii: "\""))
        bytes[0] = UInt8(ascii: "W")
        bytes[1] = UInt8(ascii: "/")
        var rest = body.checksum
        for position in (3..<19).reversed() {
            bytes[position] = UInt8(hexadecimalDigit: rest)
            rest >>= 4
        }
        text = String(decoding: bytes.span.extracting((isStrong ? 2 : 0)...))
    }

    /// Whether the value of an `If-None-Match` field names this tag; the comparison is weak
    /// (RFC 9110 §13.1.2).
    package func isAmong(_ field: String) -> Bool {
        field.split(separator: ",").contains { candidate in
            let candidate = candidate.drop { $0 == " " }.prefix { $0 != " " }
            return candidate == "*" || Self.opaque(candidate) == Self.opaque(text[...])
        }
    }

    private static func opaque(_ tag: Substring) -> Substring {
        tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
    }
}
