package import CounterpartBytes

/// An entity tag (RFC 9110 §8.8.3) that depends on the bytes of the answer alone, so that it outlives
/// a restart and is the same for every token.
package struct EntityTag: Equatable, Sendable {
    /// The tag as it stands in a header field.
    package let text: String

    /// A strong tag says that the bytes are the same; a weak one, that they mean the same.
    package init(of body: Bytes, isStrong: Bool = false) {
        let checksum = body.checksum
        var digits: [UInt8] = Array(isStrong ? "\"".utf8 : "W/\"".utf8)
        // By hand: `String(_:radix:)` takes ten times as long.
        for shift in stride(from: 60, through: 0, by: -4) {
            let digit = UInt8(truncatingIfNeeded: checksum >> UInt64(shift)) & 0xF
            digits.append(digit < 10 ? digit + UInt8(ascii: "0") : digit - 10 + UInt8(ascii: "a"))
        }
        digits.append(UInt8(ascii: "\""))
        text = String(decoding: digits, as: UTF8.self)
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
