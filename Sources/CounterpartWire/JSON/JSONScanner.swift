/// Walks over the bytes of one JSON text and checks them against RFC 8259.
///
/// It hands out what it passes by position, so that whoever knows the shape of a text can read it
/// without a tree.
package struct JSONScanner {
    /// How deep arrays and objects may lie in each other, so that no text exhausts the stack.
    package static let depthLimit = 64

    let bytes: [UInt8]
    var position = 0
    let end: Int
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
