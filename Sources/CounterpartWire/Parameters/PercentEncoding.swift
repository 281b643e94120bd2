import CounterpartBytes

/// The encoding of names and values in a query and in a form (application/x-www-form-urlencoded).
package enum PercentEncoding {
    /// Returns the text as a value of a query: all but the unreserved characters of RFC 3986 are
    /// encoded.
    package static func encoded(_ text: String) -> String {
        var encoded = ""
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
                UInt8(ascii: "_"), UInt8(ascii: "~"):
                encoded.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                encoded += digits.count == 1 ? "%0\(digits)" : "%\(digits)"
            }
        }
        return encoded
    }

    /// The text that a segment of a path stands for, where a plus sign is itself; `nil` if it is
    /// malformed.
    package static func decodedSegment(_ segment: Substring) -> String? {
        guard segment.utf8.contains(where: { $0 == UInt8(ascii: "%") }) else {
            return String(segment)
        }
        return try? decode(segment.replacing("+", with: "%2B").utf8.span)
    }

    /// The text that the bytes stand for: `+` is a space, `%XX` a byte.
    ///
    /// - Throws: ``ParameterError/malformed`` if two hexadecimal digits are missing after a `%`, or
    ///   if the result is not UTF-8.
    static func decode(_ bytes: Span<UInt8>) throws(ParameterError) -> String {
        guard hasEscape(bytes) else { return try text(bytes) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "+"): decoded.append(0x20)
            case UInt8(ascii: "%"):
                guard index + 2 < bytes.count, let high = hexadecimalValue(bytes[index + 1]),
                    let low = hexadecimalValue(bytes[index + 2])
                else { throw .malformed }
                decoded.append(high << 4 | low)
                index += 2
            case let byte: decoded.append(byte)
            }
            index += 1
        }
        return try text(decoded.span)
    }

    private static func hasEscape(_ bytes: Span<UInt8>) -> Bool {
        bytes.firstIndex(of: UInt8(ascii: "%")) != nil
            || bytes.firstIndex(of: UInt8(ascii: "+")) != nil
    }

    static func text(_ bytes: Span<UInt8>) throws(ParameterError) -> String {
        guard let text = String(validating: bytes) else { throw .malformed }
        return text
    }

    static func hexadecimalValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 48
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - 87
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - 55
        default: nil
        }
    }
}
