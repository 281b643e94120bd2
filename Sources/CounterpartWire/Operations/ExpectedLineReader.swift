import Counterpart

/// Reads the lines of an expected set in NDJSON straight from the bytes, without a tree: a set may
/// have a million of them.
struct ExpectedLineReader {
    private var scanner: JSONScanner

    init(_ bytes: [UInt8]) {
        scanner = JSONScanner(bytes)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scanner.advance(by: 3) }
    }

    /// Reads the next object, of which other members do not count; `nil` at the end.
    mutating func readSubject() throws(JSONSyntaxError) -> ExpectedSubject? {
        scanner.skipWhiteSpace()
        guard scanner.position < scanner.end else { return nil }
        var number: Int64?
        var ref: String?
        try scanner.scanMembers { (scanner, key) throws(JSONSyntaxError) in
            if scanner.isEqual(key, "subject_id") {
                number = try Self.readNumber(&scanner)
            } else if scanner.isEqual(key, "service_model_ref") {
                ref = try Self.readText(&scanner)
            } else {
                try scanner.skipValue()
            }
        }
        guard let number else { throw mistake("subject_id is missing") }
        try readLineEnd()
        return ExpectedSubject(number: number, ref: ref)
    }

    private mutating func readLineEnd() throws(JSONSyntaxError) {
        while [0x20, 0x09, 0x0D].contains(scanner.next) { scanner.advance() }
        guard scanner.next == 0x0A || scanner.position == scanner.end else {
            throw mistake("something follows the object")
        }
    }

    private func mistake(_ problem: String) -> JSONSyntaxError {
        JSONSyntaxError(problem, at: scanner.position)
    }

    /// A number, or the same as a text, as answers spell ids.
    private static func readNumber(
        _ scanner: inout JSONScanner
    ) throws(JSONSyntaxError) -> Int64 {
        let start = scanner.position
        let number: Int64? =
            switch try scanner.scanValue() {
            case .number(let raw): KantataQuery.subjectNumber(raw)
            case .string(let text): KantataQuery.subjectNumber(text)
            default: nil
            }
        guard let number else {
            throw JSONSyntaxError("subject_id must be a whole number from 1", at: start)
        }
        return number
    }

    private static func readText(_ scanner: inout JSONScanner) throws(JSONSyntaxError) -> String? {
        let start = scanner.position
        switch try scanner.scanValue() {
        case .null: return nil
        case .string(let text): return text.isEmpty ? nil : text
        default: throw JSONSyntaxError("service_model_ref must be a text or null", at: start)
        }
    }
}
