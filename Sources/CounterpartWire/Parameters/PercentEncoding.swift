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
        let bytes = Array(segment.replacing("+", with: "%2B").utf8)
        return try? decode(bytes, 0..<bytes.count)
    }

    /// The text that the bytes stand for: `+` is a space, `%XX` a byte.
    ///
    /// - Throws: ``ParameterError/malformed`` if two hexadecimal digits are missing after a `%`, or
    ///   if the result is not UTF-8.
    static func decode(_ bytes: [UInt8], _ range: Range<Int>) throws(ParameterError) -> String {
        let slice = bytes[range]
        let isPlain = !slice.contains {
            $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "+")
        }
        if isPlain { return try text(slice) }
        var decoded: [UInt8] = []
        decoded.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            switch bytes[index] {
            case UInt8(ascii: "+"): decoded.append(0x20)
            case UInt8(ascii: "%"):
                guard index + 2 < range.upperBound, let high = hexadecimalValue(bytes[index + 1]),
                    let low = hexadecimalValue(bytes[index + 2])
                else { throw .malformed }
                decoded.append(high << 4 | low)
                index += 2
            case let byte: decoded.append(byte)
            }
            index += 1
        }
        return try text(decoded[...])
    }

    static func text(_ bytes: ArraySlice<UInt8>) throws(ParameterError) -> String {
        // Most texts are ASCII, and for those the decoding that cannot fail is three times as fast.
        if bytes.allSatisfy({ $0 < 0x80 }) { return String(decoding: bytes, as: UTF8.self) }
        guard let text = String(validating: bytes, as: UTF8.self) else { throw .malformed }
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
