extension JSONScanner {
    /// Passes one object and returns it without insignificant white space and without its own `id`
    /// and `external_reference_ids`; all else is as it was written, byte for byte.
    ///
    /// So a subject is kept: exactly what its writer said, whatever we know of it. The two are ours
    /// to say.
    package mutating func scanCompactedObject() throws(JSONSyntaxError) -> String {
        skipWhiteSpace()
        guard next == UInt8(ascii: "{") else { throw error("an object is missing") }
        var output: [UInt8] = []
        output.reserveCapacity(256)
        output.append(UInt8(ascii: "{"))
        if try scanObjectStart() {
            repeat {
                let length = output.count
                let key = try scanKey()
                if length > 1 { output.append(UInt8(ascii: ",")) }
                append(key, to: &output)
                output.append(UInt8(ascii: ":"))
                try compactValue(into: &output)
                if isEqual(key, "id") || isEqual(key, "external_reference_ids") {
                    output.removeSubrange(length...)
                }
            } while try scanMemberEnd()
        }
        output.append(UInt8(ascii: "}"))
        return String(decoding: output, as: UTF8.self)
    }

    private func append(_ token: StringToken, to output: inout [UInt8]) {
        output.append(contentsOf: bytes[token.range.lowerBound - 1..<token.range.upperBound + 1])
    }

    private mutating func compactValue(into output: inout [UInt8]) throws(JSONSyntaxError) {
        skipWhiteSpace()
        switch next {
        case UInt8(ascii: "{"): try compactObject(into: &output)
        case UInt8(ascii: "["): try compactArray(into: &output)
        default:
            let start = position
            try skipScalar()
            output.append(contentsOf: bytes[start..<position])
        }
    }

    private mutating func compactObject(into output: inout [UInt8]) throws(JSONSyntaxError) {
        output.append(UInt8(ascii: "{"))
        if try scanObjectStart() {
            var isFirst = true
            repeat {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                append(try scanKey(), to: &output)
                output.append(UInt8(ascii: ":"))
                try compactValue(into: &output)
            } while try scanMemberEnd()
        }
        output.append(UInt8(ascii: "}"))
    }

    private mutating func compactArray(into output: inout [UInt8]) throws(JSONSyntaxError) {
        output.append(UInt8(ascii: "["))
        if try scanArrayStart() {
            var isFirst = true
            repeat {
                if !isFirst { output.append(UInt8(ascii: ",")) }
                isFirst = false
                try compactValue(into: &output)
            } while try scanElementEnd()
        }
        output.append(UInt8(ascii: "]"))
    }

    /// Passes a value that is no array and no object.
    mutating func skipScalar() throws(JSONSyntaxError) {
        switch next {
        case UInt8(ascii: "\""): _ = try scanString()
        case UInt8(ascii: "n"): try scanLiteral("null")
        case UInt8(ascii: "t"): try scanLiteral("true")
        case UInt8(ascii: "f"): try scanLiteral("false")
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): _ = try scanNumber()
        default: throw error("a value is missing")
        }
    }
}
