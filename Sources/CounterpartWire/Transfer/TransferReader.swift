import Counterpart

/// Reads one line straight from its bytes, without a tree: an import has millions of them.
struct TransferReader {
    var scanner: JSONScanner

    init(_ bytes: [UInt8]) {
        // In a line, attributes lie one level deeper than in the body that may have brought them.
        scanner = JSONScanner(bytes, depthLimit: JSONScanner.depthLimit + 1)
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

    mutating func scan<Result>(
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
