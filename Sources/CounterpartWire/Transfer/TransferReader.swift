import Counterpart

/// Reads one line straight from its bytes, without a tree: an import has millions of them.
struct TransferReader {
    private var scanner: JSONScanner

    init(_ bytes: [UInt8]) {
        scanner = JSONScanner(bytes)
    }

    mutating func readRecord() throws(TransferLineError) -> TransferRecord {
        guard try readObjectStart("The line") else {
            throw TransferLineError(reason: "The line holds no record")
        }
        let record: TransferRecord
        switch try readKey() {
        case "subject": record = .subject(try readSubject())
        case "external_reference": record = .reference(try readReference())
        case let key: throw Self.unknown(key)
        }
        if try readMemberEnd() {
            throw TransferLineError(reason: "The line holds more than one record")
        }
        try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanEnd() }
        return record
    }

    private mutating func readSubject() throws(TransferLineError) -> Subject {
        var type: SubjectType?
        var number: Int64?
        var attributes: String?
        guard try readObjectStart("subject") else { throw Self.missing("type") }
        repeat {
            let key = try readKey()
            switch key {
            case "type":
                try refuseRepeated(key, type != nil)
                type = try readSubjectType(key)
            case "id":
                try refuseRepeated(key, number != nil)
                number = try readNumber(key, in: 1...Int64.max)
            case "attributes":
                try refuseRepeated(key, attributes != nil)
                attributes = try readAttributes()
            default: throw Self.unknown(key)
            }
        } while try readMemberEnd()
        guard let type else { throw Self.missing("type") }
        guard let number else { throw Self.missing("id") }
        guard let attributes else { throw Self.missing("attributes") }
        return Subject(id: Subject.ID(type: type, number: number), attributes: attributes)
    }

    private mutating func readReference() throws(TransferLineError) -> Reference {
        var fields = TransferReferenceFields()
        guard try readObjectStart("external_reference") else { throw Self.missing("id") }
        repeat {
            let key = try readKey()
            guard let field = TransferField(rawValue: key) else { throw Self.unknown(key) }
            try refuseRepeated(key, fields.seen & field.bit != 0)
            fields.seen |= field.bit
            try readValue(of: field, into: &fields)
        } while try readMemberEnd()
        return try fields.reference()
    }

    private mutating func readValue(
        of field: TransferField,
        into fields: inout TransferReferenceFields
    ) throws(TransferLineError) {
        let key = field.rawValue
        switch field {
        case .id: fields.id = try readNumber(key, in: 1...Reference.ID.maximum.rawValue)
        case .subjectType: fields.subjectType = try readSubjectType(key)
        case .subjectID: fields.subjectNumber = try readNumber(key, in: 1...Int64.max)
        case .serviceName: fields.serviceName = try readName(key)
        case .serviceModel: fields.serviceModel = try readName(key)
        case .serviceModelRef: fields.serviceModelRef = try readName(key)
        case .status: fields.status = try readStatus(key)
        case .externalLink: fields.externalLink = try readLongText(key)
        case .externalMessage: fields.externalMessage = try readLongText(key)
        case .externalStatus: fields.externalStatus = try readShortText(key)
        case .locked: fields.isLocked = try readBoolean(key)
        case .createdAt: fields.createdAt = try readTime(key)
        case .updatedAt: fields.updatedAt = try readTime(key)
        case .lastSyncedAt: fields.lastSyncedAt = try readNull() ? nil : try readTime(key)
        }
    }
}

// The values, each with what is asked of it.
extension TransferReader {
    private mutating func readText(_ key: String) throws(TransferLineError) -> String {
        guard scanner.next == UInt8(ascii: "\"") else { throw Self.wrong(key, "must be a text") }
        let token = try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanString() }
        let text = scanner.text(of: token)
        // Without an escape there is none: a control character in a string is no JSON.
        if token.hasEscapes, text.utf8.contains(0) {
            throw Self.wrong(key, "contains a null character")
        }
        return text
    }

    private mutating func readShortText(_ key: String) throws(TransferLineError) -> String? {
        if try readNull() { return nil }
        let text = try readText(key)
        let limit = ReferenceRules.shortTextLimit
        if text.utf8.count > limit, text.unicodeScalars.count > limit {
            throw Self.wrong(key, "is too long (maximum is \(limit) characters)")
        }
        return text
    }

    private mutating func readLongText(_ key: String) throws(TransferLineError) -> String? {
        if try readNull() { return nil }
        let text = try readText(key)
        let limit = ReferenceRules.longTextLimit
        if text.utf8.count > limit {
            throw Self.wrong(key, "is too long (maximum is \(limit) bytes)")
        }
        return text
    }

    private mutating func readName(_ key: String) throws(TransferLineError) -> String {
        guard let text = try readShortText(key), !text.isBlank else {
            throw Self.wrong(key, "can't be blank")
        }
        return text
    }

    private mutating func readStatus(_ key: String) throws(TransferLineError) -> SyncStatus {
        guard let status = SyncStatus(name: try readText(key)) else {
            throw Self.wrong(key, "must be pending, successful or failed")
        }
        return status
    }

    private mutating func readSubjectType(_ key: String) throws(TransferLineError) -> SubjectType {
        let text = try readText(key)
        guard let type = SubjectType(spelling: text) else {
            throw Self.wrong(key, "is not one of the subject types")
        }
        return type
    }

    /// A number, or the same as a text, as answers spell ids.
    private mutating func readNumber(
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

    private mutating func readBoolean(_ key: String) throws(TransferLineError) -> Bool {
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

    private mutating func readTime(_ key: String) throws(TransferLineError) -> Timestamp {
        let problem = "must be a time with an offset, for instance 2021-02-12T16:10:02Z"
        guard scanner.next == UInt8(ascii: "\"") else { throw Self.wrong(key, problem) }
        let token = try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanString() }
        guard let instant = ISO8601.parseWithOffset(scanner.bytes[token.range]),
            ISO8601.range.contains(instant.floor)
        else { throw Self.wrong(key, problem) }
        return instant.floor
    }

    private mutating func readNull() throws(TransferLineError) -> Bool {
        guard scanner.next == UInt8(ascii: "n") else { return false }
        try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanLiteral("null") }
        return true
    }

    private mutating func readAttributes() throws(TransferLineError) -> String {
        guard scanner.next == UInt8(ascii: "{") else {
            throw Self.wrong("attributes", "must be an object")
        }
        return try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanCompactedObject() }
    }
}

// The steps between the values.
extension TransferReader {
    private mutating func readObjectStart(_ name: String) throws(TransferLineError) -> Bool {
        scanner.skipWhiteSpace()
        guard scanner.next == UInt8(ascii: "{") else { throw Self.wrong(name, "must be an object") }
        return try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanObjectStart() }
    }

    private mutating func readKey() throws(TransferLineError) -> String {
        let token = try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanKey() }
        return scanner.text(of: token)
    }

    private mutating func readMemberEnd() throws(TransferLineError) -> Bool {
        try scan { (scanner) throws(JSONSyntaxError) in try scanner.scanMemberEnd() }
    }

    private mutating func scan<Result>(
        _ step: (inout JSONScanner) throws(JSONSyntaxError) -> Result
    ) throws(TransferLineError) -> Result {
        do throws(JSONSyntaxError) {
            return try step(&scanner)
        } catch {
            throw TransferLineError(error)
        }
    }

    private func refuseRepeated(_ key: String, _ isRepeated: Bool) throws(TransferLineError) {
        if isRepeated { throw Self.wrong(key, "is given twice") }
    }

    static func wrong(_ key: String, _ problem: String) -> TransferLineError {
        TransferLineError(reason: "\(key) \(problem)")
    }

    static func missing(_ key: String) -> TransferLineError {
        wrong(key, "is missing")
    }

    private static func unknown(_ key: String) -> TransferLineError {
        TransferLineError(reason: "There is no attribute \"\(key.prefix(100))\"")
    }
}
