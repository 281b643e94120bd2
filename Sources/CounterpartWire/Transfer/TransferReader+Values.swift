import Counterpart

// The values, each with what is asked of it.
extension TransferReader {
    mutating func readText(_ key: String) throws(TransferLineError) -> String {
        guard scanner.next == UInt8(ascii: "\"") else { throw Self.wrong(key, "must be a text") }
        let token = try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanString() }
        let text = scanner.text(of: token)
        // Without an escape there is none: a control character in a string is no JSON.
        if token.hasEscapes, text.utf8.contains(0) {
            throw Self.wrong(key, "contains a null character")
        }
        return text
    }

    mutating func readShortText(_ key: String) throws(TransferLineError) -> String? {
        if try readNull() { return nil }
        let text = try readText(key)
        let limit = ReferenceRules.shortTextLimit
        if text.utf8.count > limit, text.unicodeScalars.count > limit {
            throw Self.wrong(key, "is too long (maximum is \(limit) characters)")
        }
        return text
    }

    mutating func readLongText(_ key: String) throws(TransferLineError) -> String? {
        if try readNull() { return nil }
        let text = try readText(key)
        let limit = ReferenceRules.longTextLimit
        if text.utf8.count > limit {
            throw Self.wrong(key, "is too long (maximum is \(limit) bytes)")
        }
        return text
    }

    mutating func readName(_ key: String) throws(TransferLineError) -> String {
        guard let text = try readShortText(key), !text.isBlank else {
            throw Self.wrong(key, "can't be blank")
        }
        return text
    }

    mutating func readStatus(_ key: String) throws(TransferLineError) -> SyncStatus {
        guard let status = SyncStatus(name: try readText(key)) else {
            throw Self.wrong(key, "must be pending, successful or failed")
        }
        return status
    }

    mutating func readSubjectType(_ key: String) throws(TransferLineError) -> SubjectType {
        let text = try readText(key)
        guard let type = SubjectType(spelling: text) else {
            throw Self.wrong(key, "is not one of the subject types")
        }
        return type
    }

    /// A number, or the same as a text, as answers spell ids.
    mutating func readNumber(
        _ key: String,
        in range: ClosedRange<Int64>
    ) throws(TransferLineError) -> Int64 {
        let isText = scanner.next == UInt8(ascii: "\"")
        if isText { scanner.advance() }
        var number: Int64 = 0
        var isNumber = false
        // A number of JSON does not begin with 0, and none of ours is 0.
        while scanner.next &- 48 < 10, number > 0 || scanner.next != UInt8(ascii: "0") {
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = tenfold.addingReportingOverflow(Int64(scanner.next - 48))
            isNumber = !overflow && !overflow2
            guard isNumber else { break }
            number = sum
            scanner.advance()
        }
        let isEnded = !isText || scanner.take(UInt8(ascii: "\""))
        guard isNumber, isEnded, range.contains(number), scanner.isAfterValue else {
            throw Self.wrong(
                key,
                "must be a whole number from \(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }

    mutating func readBoolean(_ key: String) throws(TransferLineError) -> Bool {
        switch scanner.next {
        case UInt8(ascii: "t"):
            try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanLiteral("true") }
            return true
        case UInt8(ascii: "f"):
            try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanLiteral("false") }
            return false
        default: throw Self.wrong(key, "must be true or false")
        }
    }

    mutating func readTime(_ key: String) throws(TransferLineError) -> Timestamp {
        let problem = "must be a time with an offset, for instance 2021-02-12T16:10:02Z"
        guard scanner.next == UInt8(ascii: "\"") else { throw Self.wrong(key, problem) }
        let token = try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanString() }
        guard let instant = ISO8601.parseWithOffset(scanner.bytes[token.range]),
            ISO8601.range.contains(instant.floor)
        else { throw Self.wrong(key, problem) }
        return instant.floor
    }

    mutating func readNull() throws(TransferLineError) -> Bool {
        guard scanner.next == UInt8(ascii: "n") else { return false }
        try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanLiteral("null") }
        return true
    }

    mutating func readAttributes() throws(TransferLineError) -> String {
        guard scanner.next == UInt8(ascii: "{") else {
            throw Self.wrong("attributes", "must be an object")
        }
        return try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanCompactedObject() }
    }
}
