import Counterpart
import CounterpartWire
import Testing

@Suite struct KantataDraftTests {
    private func draft(_ json: String) throws -> ReferenceDraft {
        try KantataDraft.reference(
            Parameters.merged(
                query: "",
                body: Array(json.utf8),
                contentType: "application/json"
            )
        )
    }

    private func draft(with member: String) throws -> ReferenceDraft {
        try draft(#"{"external_reference":{\#(member)}}"#)
    }

    private func draft(form: String) throws -> ReferenceDraft {
        try KantataDraft.reference(
            Parameters.merged(
                query: "",
                body: Array(form.utf8),
                contentType: "application/x-www-form-urlencoded"
            )
        )
    }

    @Test(arguments: [
        "", "{}", #"{"external_reference":{}}"#, #"{"external_reference":null}"#, "[1]", "1",
        #"{"external_reference":[{"subject_id":1}]}"#, #"{"external_reference":"x"}"#,
        #"{"subject_type":"Workspace","subject_id":7,"service_name":"hubspot"}"#,
    ])
    func `without an object there is nothing to write`(_ body: String) throws {
        let error = #expect(throws: RequestError.self) { try draft(body) }
        #expect(error?.status == 400)
        #expect(
            try written { ErrorEnvelope.write(try #require(error), into: &$0) }
                == #"{"errors":[{"type":"syntax","message":"Missing required parameters. "#
                + #"Please see our documentation at http://developer.mavenlink.com"}]}"#
        )
    }

    @Test func `all ten attributes are taken, and no other`() throws {
        var expected = ReferenceDraft()
        expected.subjectType = .known(.workspace)
        expected.subjectNumber = 7
        expected.serviceName = "hubspot"
        expected.serviceModel = .set("Deal")
        expected.serviceModelRef = .set("D-1")
        expected.status = .set(.known(.failed))
        expected.externalLink = .set("https://hub.example/d/1")
        expected.externalMessage = .set("boom")
        expected.externalStatus = .set("Open")
        expected.isLocked = .set(true)
        let body = #"""
            {"external_reference": {"subject_type": "Workspace", "subject_id": 7, "id": 5,
            "service_name": "hubspot", "service_model": "Deal", "service_model_ref": "D-1",
            "external_link": "https://hub.example/d/1", "status": "failed", "foo": 1,
            "external_message": "boom", "external_status": "Open", "locked": true,
            "created_at": "2001-01-01", "last_synced_at": "2001-01-01"}, "include": ""}
            """#
        #expect(try draft(body) == expected)
    }

    @Test(arguments: [
        ("77", "77"), ("-0", "0"), ("12345678901234567890123", "12345678901234567890123"),
        ("1.50", "1.5"), ("1.0", "1.0"), ("1e3", "1000.0"), ("0.1", "0.1"), ("-0.0", "-0.0"),
        ("1e16", "1.0e+16"), ("1e15", "1000000000000000.0"), ("123456789.125", "123456789.125"),
        ("0.0001", "0.0001"), ("0.00001", "1.0e-05"), ("1.25e-7", "1.25e-07"),
        ("1e100", "1.0e+100"),
        ("1e400", "Infinity"), ("-1e400", "-Infinity"), ("true", "t"), ("false", "f"),
        ("\" x \"", " x "),
    ])
    func `a text attribute takes what Ruby prints`(_ json: String, _ text: String) throws {
        #expect(try draft(with: #""service_model_ref":\#(json)"#).serviceModelRef == .set(text))
    }

    @Test(arguments: ["null", "\"\"", "\" \"", "\"\\t\\u00a0\\u3000\""])
    func `what is blank clears`(_ json: String) throws {
        let draft = try draft(
            with: #"""
                "subject_type":\#(json),"subject_id":\#(json),"service_name":\#(json),
                "service_model":\#(json),"service_model_ref":\#(json),"status":\#(json),
                "external_link":\#(json),"external_message":\#(json),"external_status":\#(json)
                """#
        )
        var expected = ReferenceDraft()
        expected.serviceModel = .set(nil)
        expected.serviceModelRef = .set(nil)
        expected.status = .set(nil)
        expected.externalLink = .set(nil)
        expected.externalMessage = .set(nil)
        expected.externalStatus = .set(nil)
        #expect(draft == expected)
    }

    @Test(arguments: ["[]", "[1]", "{}", "{\"a\":1}"])
    func `arrays and objects count as absent`(_ json: String) throws {
        let draft = try draft(
            with:
                #""subject_id":\#(json),"service_model":\#(json),"locked":\#(json),"status":\#(json)"#
        )
        #expect(draft == ReferenceDraft())
    }

    @Test(
        arguments: [
            ("7", 7), ("\"10\"", 10), ("\"12abc\"", 12), ("\"abc\"", 0), ("1.9", 1), ("-1.9", -1),
            ("1e3", 1_000), ("true", 1), ("false", 0), ("-5", -5), ("9223372036854775807", .max),
        ] as [(String, Int64)]
    )
    func `the subject id becomes an integer`(_ json: String, _ number: Int64) throws {
        #expect(try draft(with: #""subject_id":\#(json)"#).subjectNumber == number)
    }

    @Test(arguments: ["9223372036854775808", "\"99999999999999999999\"", "1e30", "1e400"])
    func `a subject id that does not fit is refused`(_ json: String) {
        let error = #expect(throws: RequestError.self) {
            try draft(with: #""subject_id":\#(json)"#)
        }
        #expect(error?.status == 422)
        #expect(error?.elements.first?.field == "subject_id")
    }

    @Test(arguments: [
        ("false", false), ("\"false\"", false), ("\"FALSE\"", false), ("0", false),
        ("\"0\"", false),
        ("\"f\"", false), ("\"F\"", false), ("\"off\"", false), ("\"OFF\"", false), ("\"\"", false),
        ("null", false), ("true", true), ("1", true), ("\"1\"", true), ("\"False\"", true),
        ("\"no\"", true), ("0.0", true), ("2", true), ("\" \"", true),
    ])
    func `everything is true but what Rails takes for false`(_ json: String, _ value: Bool) throws {
        #expect(try draft(with: #""locked":\#(json)"#).isLocked == .set(value))
    }

    @Test func `unknown words are told apart from missing ones`() throws {
        let draft = try draft(with: #""subject_type":"Nope","status":"fail""#)
        #expect(draft.subjectType == .unknown)
        #expect(draft.status == .set(.unknown))
    }

    @Test func `the forms of mavenlink_gem are understood`() throws {
        let created = try draft(
            form:
                "external_reference%5Blocked%5D=true&external_reference%5Bservice_model%5D=TimeBill"
                + "&external_reference%5Bservice_model_ref%5D=1"
                + "&external_reference%5Bservice_name%5D=Netsuite"
                + "&external_reference%5Bsubject_id%5D=1"
                + "&external_reference%5Bsubject_type%5D=TimeEntry"
        )
        var expected = ReferenceDraft()
        expected.subjectType = .known(.timeEntry)
        expected.subjectNumber = 1
        expected.serviceName = "Netsuite"
        expected.serviceModel = .set("TimeBill")
        expected.serviceModelRef = .set("1")
        expected.isLocked = .set(true)
        #expect(created == expected)

        let saved = try draft(
            form: "external_reference%5Bexternal_link%5D&external_reference%5Bexternal_message%5D"
                + "&external_reference%5Blocked%5D=false&external_reference[service_name]=Netsuite"
        )
        #expect(saved.externalLink == .set(nil))
        #expect(saved.externalMessage == .set(nil))
        #expect(saved.externalStatus == .keep)
        #expect(saved.isLocked == .set(false))
    }
}
