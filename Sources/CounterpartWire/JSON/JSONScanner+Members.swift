extension JSONScanner {
    /// Passes one value of any kind.
    mutating func skipValue() throws(JSONSyntaxError) {
        skipWhiteSpace()
        switch next {
        case UInt8(ascii: "{"):
            guard try scanObjectStart() else { return }
            repeat {
                _ = try scanKey()
                try skipValue()
            } while try scanMemberEnd()
        case UInt8(ascii: "["):
            guard try scanArrayStart() else { return }
            repeat { try skipValue() } while try scanElementEnd()
        default:
            try skipScalar()
        }
    }

    /// Passes one object and lends the name of each of its members to `body`, which passes the
    /// member's value.
    mutating func scanMembers(
        _ body: (inout JSONScanner, StringToken) throws(JSONSyntaxError) -> Void
    ) throws(JSONSyntaxError) {
        skipWhiteSpace()
        guard next == UInt8(ascii: "{") else { throw error("an object is missing") }
        guard try scanObjectStart() else { return }
        repeat {
            let key = try scanKey()
            try body(&self, key)
        } while try scanMemberEnd()
    }

    /// Whether a string is `text`, without making it.
    func isEqual(_ token: StringToken, _ text: StaticString) -> Bool {
        guard !token.hasEscapes else { return self.text(of: token) == text.description }
        return token.range.count == text.utf8CodeUnitCount
            && bytes[token.range].elementsEqual(text.description.utf8)
    }
}
