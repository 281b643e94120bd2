package import CounterpartBytes

extension ByteWriter {
    /// Appends `text` as a JSON string, escaped as Rails' `to_json` escapes: also `<`, `>`, `&`,
    /// U+2028 and U+2029, so that the answer can stand in a page.
    package mutating func append(jsonString text: String) {
        append(jsonString: text.utf8.span)
    }

    package mutating func append(jsonString text: String?) {
        if let text { append(jsonString: text) } else { append("null") }
    }

    /// Does what ``append(jsonString:)-(String)`` does, for bytes that are UTF-8.
    package mutating func append(jsonString bytes: Span<UInt8>) {
        append(UInt8(ascii: "\""))
        var start = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard Self.mayNeedEscape(byte) else {
                index += 1
                continue
            }
            let length = Self.escapedLength(bytes, at: index)
            if length > 0 {
                append(bytes.extracting(start..<index))
                append(escapeOf: byte, third: length == 3 ? bytes[index + 2] : 0)
                start = index + length
            }
            index += max(length, 1)
        }
        append(bytes.extracting(start..<bytes.count))
        append(UInt8(ascii: "\""))
    }

    package mutating func append(json value: Bool) {
        append(value ? "true" : "false")
    }

    /// The bytes below 0x40 that are escaped: the control characters and `"`, `&`, `<`, `>`.
    private static let lowEscapes: UInt64 =
        0xFFFF_FFFF | 1 << 0x22 | 1 << 0x26 | 1 << 0x3C | 1 << 0x3E

    @inline(__always)
    private static func mayNeedEscape(_ byte: UInt8) -> Bool {
        byte < 0x40
            ? lowEscapes & (1 &<< UInt64(byte)) != 0
            : byte == UInt8(ascii: "\\") || byte == 0xE2
    }

    /// How many bytes at `index` are escaped together: U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
    private static func escapedLength(_ bytes: Span<UInt8>, at index: Int) -> Int {
        guard bytes[index] == 0xE2 else { return 1 }
        guard index + 2 < bytes.count, bytes[index + 1] == 0x80, bytes[index + 2] | 1 == 0xA9
        else { return 0 }
        return 3
    }

    private mutating func append(escapeOf byte: UInt8, third: UInt8) {
        switch byte {
        case UInt8(ascii: "\""): append("\\\"")
        case UInt8(ascii: "\\"): append("\\\\")
        case 0x08: append("\\b")
        case 0x09: append("\\t")
        case 0x0A: append("\\n")
        case 0x0C: append("\\f")
        case 0x0D: append("\\r")
        case 0xE2: append(third == 0xA8 ? "\\u2028" : "\\u2029")
        default:
            append("\\u00")
            append(hexadecimal: byte)
        }
    }
}
