extension JSONScanner {
    /// Where a string lies, without its quotes.
    struct StringToken {
        let range: Range<Int>
        let hasEscapes: Bool
    }

    /// Passes a string, whose opening quote comes next.
    mutating func scanString() throws(JSONSyntaxError) -> StringToken {
        let start = position + 1
        var index = start
        var hasEscapes = false
        var merged: UInt8 = 0
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                position = start
                if merged >= 0x80 { try checkUTF8(start..<index) }
                position = index + 1
                return StringToken(range: start..<index, hasEscapes: hasEscapes)
            }
            if byte == UInt8(ascii: "\\") {
                hasEscapes = true
                position = index
                index += try escapeLength()
            } else {
                position = index
                guard byte >= 0x20 else { throw error("a control character in a string") }
                merged |= byte
                index += 1
            }
        }
        position = end
        throw error("")
    }

    private func checkUTF8(_ range: Range<Int>) throws(JSONSyntaxError) {
        if let position = UTF8Check.firstError(in: bytes, range) {
            throw JSONSyntaxError("bytes that are not UTF-8", at: position)
        }
    }

    /// Returns the length of the escape sequence at the position, both halves of a surrogate pair
    /// together.
    private func escapeLength() throws(JSONSyntaxError) -> Int {
        guard position + 1 < end else {
            throw JSONSyntaxError("the text ends too early", at: end)
        }
        switch bytes[position + 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
            UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return 2
        case UInt8(ascii: "u"):
            guard let unit = codeUnit(at: position) else { throw error("a broken escape") }
            if unit & 0xF800 != 0xD800 { return 6 }
            guard unit < 0xDC00, let low = codeUnit(at: position + 6), low & 0xFC00 == 0xDC00
            else { throw error("half of a surrogate pair") }
            return 12
        default:
            throw error("an unknown escape")
        }
    }

    /// The number in the `\uXXXX` at `index`, or `nil` if there is none.
    private func codeUnit(at index: Int) -> UInt32? {
        guard index + 6 <= end, bytes[index] == UInt8(ascii: "\\"),
            bytes[index + 1] == UInt8(ascii: "u")
        else { return nil }
        var unit: UInt32 = 0
        for digit in bytes[index + 2..<index + 6] {
            guard let value = PercentEncoding.hexadecimalValue(digit) else { return nil }
            unit = unit << 4 | UInt32(value)
        }
        return unit
    }

    /// The text that a string stands for.
    func text(of token: StringToken) -> String {
        token.hasEscapes
            ? unescaped(token.range)
            : String(decoding: bytes[token.range], as: UTF8.self)
    }

    private func unescaped(_ range: Range<Int>) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        var index = range.lowerBound
        while index < range.upperBound {
            guard bytes[index] == UInt8(ascii: "\\") else {
                text.append(bytes[index])
                index += 1
                continue
            }
            switch bytes[index + 1] {
            case UInt8(ascii: "b"): text.append(0x08)
            case UInt8(ascii: "f"): text.append(0x0C)
            case UInt8(ascii: "n"): text.append(0x0A)
            case UInt8(ascii: "r"): text.append(0x0D)
            case UInt8(ascii: "t"): text.append(0x09)
            case UInt8(ascii: "u"):
                let scalar = escapedScalar(at: index)
                text.append(contentsOf: Array(String(scalar).utf8))
                index += scalar.value > 0xFFFF ? 12 : 6
                continue
            case let byte: text.append(byte)
            }
            index += 2
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// The scalar of the escape at `index`, which ``scanString()`` has checked.
    private func escapedScalar(at index: Int) -> Unicode.Scalar {
        let high = codeUnit(at: index) ?? 0
        if let scalar = Unicode.Scalar(high) { return scalar }
        let low = codeUnit(at: index + 6) ?? 0
        let value = 0x10000 + (high & 0x3FF) << 10 + low & 0x3FF
        return Unicode.Scalar(value) ?? "\u{FFFD}"
    }
}
