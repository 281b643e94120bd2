extension JSONScanner {
    /// Passes one value and returns it.
    package mutating func scanValue() throws(JSONSyntaxError) -> JSONValue {
        skipWhiteSpace()
        switch next {
        case UInt8(ascii: "\""): return .string(text(of: try scanString()))
        case UInt8(ascii: "{"): return try scanObject()
        case UInt8(ascii: "["): return try scanArray()
        case UInt8(ascii: "n"):
            try scanLiteral("null")
            return .null
        case UInt8(ascii: "t"):
            try scanLiteral("true")
            return .bool(true)
        case UInt8(ascii: "f"):
            try scanLiteral("false")
            return .bool(false)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            return .number(String(decoding: bytes[try scanNumber()], as: UTF8.self))
        default:
            throw error("a value is missing")
        }
    }

    private mutating func scanArray() throws(JSONSyntaxError) -> JSONValue {
        guard try scanArrayStart() else { return .array([]) }
        var elements: [JSONValue] = []
        repeat { elements.append(try scanValue()) } while try scanElementEnd()
        return .array(elements)
    }

    private mutating func scanObject() throws(JSONSyntaxError) -> JSONValue {
        guard try scanObjectStart() else { return .object([]) }
        var members: [JSONValue.Member] = []
        repeat {
            let key = text(of: try scanKey())
            members.append(JSONValue.Member(key: key, value: try scanValue()))
        } while try scanMemberEnd()
        return .object(members)
    }
}
