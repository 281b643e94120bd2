/// Walks over the bytes of one JSON text and checks them against RFC 8259.
///
/// It hands out what it passes by position, so that whoever knows the shape of a text can read it
/// without a tree.
package struct JSONScanner {
    /// How deep arrays and objects may lie in each other, so that no text exhausts the stack.
    package static let depthLimit = 64

    let bytes: [UInt8]
    private(set) var position = 0
    private let end: Int
    private var roomBelow: Int

    package init(_ bytes: [UInt8], depthLimit: Int = depthLimit) {
        self.bytes = bytes
        end = bytes.count
        roomBelow = depthLimit
    }

    /// The next byte; NUL at the end, which is no part of any JSON text either.
    var next: UInt8 {
        position < end ? bytes[position] : 0
    }

    mutating func advance(by count: Int = 1) {
        position += count
    }

    /// Whether what comes next may stand after a value.
    var isAfterValue: Bool {
        switch next {
        case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09: true
        default: position == end
        }
    }

    func error(_ problem: String) -> JSONSyntaxError {
        position < end
            ? JSONSyntaxError(problem, at: position)
            : JSONSyntaxError("the text ends too early", at: end)
    }

    mutating func skipWhiteSpace() {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x0A, 0x0D, 0x09: position += 1
            default: return
            }
        }
    }

    /// Passes `byte` if it comes next.
    mutating func take(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    /// Refuses anything but white space up to the end.
    package mutating func scanEnd() throws(JSONSyntaxError) {
        skipWhiteSpace()
        guard position == end else { throw error("something follows the value") }
    }

    /// Passes `word`, one of the three literal names.
    mutating func scanLiteral(_ word: StaticString) throws(JSONSyntaxError) {
        let length = word.utf8CodeUnitCount
        guard position + length <= end,
            bytes[position..<position + length].elementsEqual(word.description.utf8)
        else { throw error("a value is missing") }
        position += length
    }

    /// Passes a number and returns where it lies.
    mutating func scanNumber() throws(JSONSyntaxError) -> Range<Int> {
        let start = position
        if next == UInt8(ascii: "-") { position += 1 }
        if !take(UInt8(ascii: "0")) { try scanDigits() }
        if take(UInt8(ascii: ".")) { try scanDigits() }
        if next | 0x20 == UInt8(ascii: "e") {
            position += 1
            if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { position += 1 }
            try scanDigits()
        }
        return start..<position
    }

    private mutating func scanDigits() throws(JSONSyntaxError) {
        let start = position
        while position < end, bytes[position] &- 48 < 10 { position += 1 }
        guard position > start else { throw error("a digit is missing") }
    }

    /// Passes the opening bracket of an array; returns whether an element follows.
    mutating func scanArrayStart() throws(JSONSyntaxError) -> Bool {
        try enter()
        skipWhiteSpace()
        guard take(UInt8(ascii: "]")) else { return true }
        leave()
        return false
    }

    /// Passes what stands after an element; returns whether another one follows.
    mutating func scanElementEnd() throws(JSONSyntaxError) -> Bool {
        skipWhiteSpace()
        if take(UInt8(ascii: ",")) { return true }
        guard take(UInt8(ascii: "]")) else {
            throw error("a comma or a closing bracket is missing")
        }
        leave()
        return false
    }

    /// Passes the opening brace of an object; returns whether a member follows.
    mutating func scanObjectStart() throws(JSONSyntaxError) -> Bool {
        try enter()
        skipWhiteSpace()
        guard take(UInt8(ascii: "}")) else { return true }
        leave()
        return false
    }

    /// Passes the name of a member and the colon after it.
    mutating func scanKey() throws(JSONSyntaxError) -> StringToken {
        skipWhiteSpace()
        guard next == UInt8(ascii: "\"") else { throw error("a name in quotes is missing") }
        let key = try scanString()
        skipWhiteSpace()
        guard take(UInt8(ascii: ":")) else { throw error("a colon is missing") }
        skipWhiteSpace()
        return key
    }

    /// Passes what stands after a member; returns whether another one follows.
    mutating func scanMemberEnd() throws(JSONSyntaxError) -> Bool {
        skipWhiteSpace()
        if take(UInt8(ascii: ",")) { return true }
        guard take(UInt8(ascii: "}")) else {
            throw error("a comma or a closing brace is missing")
        }
        leave()
        return false
    }

    private mutating func enter() throws(JSONSyntaxError) {
        guard roomBelow > 0 else { throw error("the values lie too deep in each other") }
        roomBelow -= 1
        position += 1
    }

    private mutating func leave() {
        roomBelow += 1
    }
}

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
