import Counterpart
import CounterpartBytes
import CounterpartTestSupport
import CounterpartWire
import Testing

@Suite struct TransferLineTests {
    private func parse(_ line: String) throws(TransferLineError) -> TransferRecord {
        try TransferLine.parse(Array(line.utf8))
    }

    private func line(_ record: TransferRecord) -> String {
        written { TransferLine.write(record, into: &$0) }
    }

    /// A whole line, with one member changed: `nil` leaves it out.
    private func reference(_ key: String = "", _ value: String? = nil) -> String {
        var members: [(String, String)] = [
            ("id", "7"), ("subject_type", "\"Workspace\""), ("subject_id", "32"),
            ("service_name", "\"jira\""), ("service_model", "\"Project\""),
            ("service_model_ref", "\"COBA-8\""), ("status", "\"failed\""),
            ("external_link", "\"https://example.net/browse?a=1&b=2\""),
            ("external_message", "\"Record locked\""), ("external_status", "\"Open\""),
            ("locked", "false"), ("created_at", "\"2024-01-15T12:00:00Z\""),
            ("updated_at", "\"2024-01-15T12:00:01Z\""),
            ("last_synced_at", "\"2024-01-15T13:00:00Z\""),
        ].filter { $0.0 != key }
        if let value { members.append((key, value)) }
        let text = members.map { "\"\($0.0)\": \($0.1)" }.joined(separator: ", ")
        return "{\"external_reference\": {\(text)}}"
    }

    @Test func `a reference is read`() throws {
        #expect(try parse(reference()) == .reference(makeReference()))
        #expect(try parse(" \t\(reference())\r\n") == .reference(makeReference()))
    }

    @Test func `a subject keeps its attributes as they were written`() throws {
        let line =
            #"{"subject":{"attributes":{"b": 1.50,"id":3,"a":"\u00e9"},"id":"9","type":"users"}}"#
        let subject = Subject(
            id: Subject.ID(type: .user, number: 9),
            attributes: #"{"b":1.50,"a":"\u00e9"}"#
        )
        #expect(try parse(line) == .subject(subject))
        #expect(
            self.line(.subject(subject))
                == #"{"subject":{"type":"User","id":9,"attributes":{"b":1.50,"a":"\u00e9"}}}"#
                + "\n"
        )
    }

    @Test(arguments: [
        ("id", "\"7\""), ("subject_type", "\"workspace\""), ("subject_id", "\"32\""),
        ("created_at", "\"2024-01-15T12:00:00.999Z\""),
        ("created_at", "\"2024-01-15T13:00:00+01:00\""),
        ("service_name", "\"\\u006aira\""),
    ])
    func `other spellings mean the same`(_ key: String, _ value: String) throws {
        #expect(try parse(reference(key, value)) == .reference(makeReference()))
    }

    @Test func `what need not be given is as after a create`() throws {
        var expected = makeReference()
        expected.status = .pending
        expected.externalLink = nil
        expected.externalMessage = nil
        expected.externalStatus = nil
        expected.lastSyncedAt = nil
        let line = #"""
            {"external_reference":{"id":7,"subject_type":"Workspace","subject_id":32,
            "service_name":"jira","service_model":"Project","service_model_ref":"COBA-8",
            "external_link":null,"last_synced_at":null,
            "created_at":"2024-01-15T12:00:00Z","updated_at":"2024-01-15T12:00:01Z"}}
            """#
        #expect(try parse(line) == .reference(expected))
    }

    @Test(arguments: [
        "id", "subject_type", "subject_id", "service_name", "service_model", "service_model_ref",
        "created_at", "updated_at",
    ])
    func `what must be given is named when it is missing`(_ key: String) {
        #expect(throws: TransferLineError(reason: "\(key) is missing")) {
            try parse(reference(key))
        }
    }

    @Test(arguments: [
        ("id", "0"), ("id", "-1"), ("id", "1.0"), ("id", "1e3"), ("id", "007"), ("id", "\"\""),
        ("id", "\"7a\""), ("id", "null"), ("id", "1099511627776"), ("id", "99999999999999999999"),
        ("id", "true"), ("subject_id", "0"), ("subject_id", "9223372036854775808"),
        ("subject_id", "[1]"), ("subject_type", "\"Nope\""), ("subject_type", "null"),
        ("subject_type", "1"), ("service_name", "\"\""), ("service_name", "\" \""),
        ("service_name", "null"), ("service_name", "7"), ("service_model", "\"a\\u0000b\""),
        ("status", "\"done\""), ("status", "null"), ("locked", "\"false\""), ("locked", "0"),
        ("locked", "null"), ("external_link", "1"), ("external_message", "{}"),
        ("created_at", "null"), ("created_at", "\"2024-01-15T12:00:00\""),
        ("created_at", "\"2024-01-15\""),
        ("created_at", "1705320000"), ("updated_at", "\"2024-13-01T00:00:00Z\""),
        ("updated_at", "\"0001-01-01T00:00:00+01:00\""), ("last_synced_at", "\"\""),
    ])
    func `a wrong value is told with its name`(_ key: String, _ value: String) {
        let error = #expect(throws: TransferLineError.self) { try parse(reference(key, value)) }
        #expect(error?.reason.hasPrefix("\(key) ") == true)
    }

    @Test func `texts are as long as the rules allow`() throws {
        let text = { (count: Int) in "\"" + String(repeating: "é", count: count) + "\"" }
        _ = try parse(reference("service_name", text(255)))
        _ = try parse(reference("external_message", text(32_767)))
        #expect(
            throws: TransferLineError(
                reason: "service_name is too long (maximum is 255 characters)"
            )
        ) {
            try parse(reference("service_name", text(256)))
        }
        #expect(
            throws: TransferLineError(
                reason: "external_message is too long (maximum is 65535 bytes)"
            )
        ) {
            try parse(reference("external_message", text(32_768)))
        }
    }

    @Test(arguments: [
        ("", "The line must be an object"), ("[]", "The line must be an object"),
        ("{}", "The line holds no record"), ("{\"x\":{}}", "There is no attribute \"x\""),
        ("{\"subject\":1}", "subject must be an object"), ("{\"subject\":{}}", "type is missing"),
        ("{\"external_reference\":{\"foo\":1}}", "There is no attribute \"foo\""),
        ("{\"external_reference\":{\"id\":1,\"id\":1}}", "id is given twice"),
        ("{\"subject\":{\"type\":\"User\",\"id\":1}}", "attributes is missing"),
        (
            "{\"subject\":{\"type\":\"User\",\"id\":1,\"attributes\":[]}}",
            "attributes must be an object"
        ),
        (
            "{\"subject\":{\"type\":\"User\",\"id\":1,\"attributes\":{}},\"subject\":{}}",
            "The line holds more than one record"
        ),
    ])
    func `a line that is no record is told why`(_ line: String, _ reason: String) {
        #expect(throws: TransferLineError(reason: reason)) { try parse(line) }
    }

    @Test(arguments: [
        "{", "{\"subject\":{\"type\":\"User\"", "{\"subject\":{\"type\":\"User\",}}",
        "{\"subject\" {}}",
    ])
    func `a line that is not JSON is told so`(_ line: String) {
        let error = #expect(throws: TransferLineError.self) { try parse(line) }
        #expect(error?.reason.hasPrefix("The line is not the JSON it should be: ") == true)
    }

    @Test func `no line can be cut short`() throws {
        let line = Array(reference().utf8)
        for length in line.indices {
            #expect(throws: TransferLineError.self) {
                try TransferLine.parse(Array(line[..<length]))
            }
        }
    }

    @Test func `every record that is written is read again`() throws {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<1_000 {
            let reference = generator.reference()
            #expect(try parse(line(.reference(reference))) == .reference(reference))
        }
    }
}

extension SeededGenerator {
    fileprivate mutating func reference() -> Reference {
        func time() -> Timestamp {
            let seconds = Int64.random(in: -62_135_596_800...253_402_300_799, using: &self)
            return Timestamp(secondsSinceEpoch: seconds)
        }
        func optional() -> String? {
            Bool.random(using: &self) ? text(upTo: 50) : nil
        }
        return Reference(
            id: .init(rawValue: Int64.random(in: 1...Reference.ID.maximum.rawValue, using: &self)),
            subject: Subject.ID(
                type: SubjectType.allCases.randomElement(using: &self) ?? .user,
                number: Int64.random(in: 1...Int64.max, using: &self)
            ),
            serviceName: "x" + text(upTo: 20),
            serviceModel: "x" + text(upTo: 20),
            serviceModelRef: text(upTo: 20) + "x",
            status: SyncStatus.allCases.randomElement(using: &self) ?? .pending,
            externalLink: optional(),
            externalMessage: optional(),
            externalStatus: optional(),
            isLocked: Bool.random(using: &self),
            createdAt: time(),
            updatedAt: time(),
            lastSyncedAt: Bool.random(using: &self) ? time() : nil
        )
    }
}
