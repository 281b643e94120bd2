import Counterpart
import CounterpartWire
import Testing

@Suite struct OperationsBodyTests {
    private func pointers(_ body: () throws -> Void) throws -> [String] {
        try #require(throws: Problem.self) { try body() }.reasons.map { reason in
            if case .pointer(let pointer) = reason.place { pointer } else { "a parameter" }
        }
    }

    @Test func `an annotation keeps, sets and clears`() throws {
        let annotation = try OperationsBody.annotation(
            Array(#"{"note":"Ask \u00e9ric","muted_until":null}"#.utf8)
        )
        #expect(annotation.note == .set("Ask éric"))
        #expect(annotation.owner == .keep)
        #expect(annotation.mutedUntil == .set(nil))
        let blank = try OperationsBody.annotation(Array(#"{"note":"  "}"#.utf8))
        #expect(blank.note == .set(nil))
        let muted = try OperationsBody.annotation(
            Array(#"{"muted_until":"2026-01-01T00:00:00Z"}"#.utf8)
        )
        #expect(muted.mutedUntil == .set(Timestamp(secondsSinceEpoch: 1_767_225_600)))
    }

    @Test func `a note has at most 4,000 characters, and an owner 100`() throws {
        let note = String(repeating: "é", count: 4_000)
        let owner = String(repeating: "é", count: 100)
        let body = #"{"note":"\#(note)","owner":"\#(owner)"}"#
        #expect(try OperationsBody.annotation(Array(body.utf8)).note == .set(note))
        let longer = #"{"note":"\#(note)e","owner":"\#(owner)e"}"#
        #expect(
            try pointers { _ = try OperationsBody.annotation(Array(longer.utf8)) }
                == ["#/note", "#/owner"]
        )
    }

    @Test(arguments: [
        (#"{"note":5}"#, "#/note"), (#"{"note":"a\u0000"}"#, "#/note"),
        (#"{"muted_until":"soon"}"#, "#/muted_until"), (#"{"state":"resolved"}"#, "#/state"),
        (#"{"owner":"a","owner":"b"}"#, "#/owner"), (#"{"a/b~c":1}"#, "#/a~1b~0c"),
    ])
    func `a member that is wrong or unknown is refused by its pointer`(
        _ body: String,
        _ pointer: String
    ) throws {
        #expect(try pointers { _ = try OperationsBody.annotation(Array(body.utf8)) } == [pointer])
    }

    @Test(arguments: ["", "null", "[]", "{", "{\"note\":\"\u{1}\"}"])
    func `a body that is no JSON object is refused`(_ body: String) throws {
        #expect(try pointers { _ = try OperationsBody.annotation(Array(body.utf8)) }.isEmpty)
    }

    @Test func `a token needs a label and a scope, and may expire`() throws {
        let token = try OperationsBody.newToken(
            Array(#"{"label":"night","scope":"read","expires_in_seconds":60}"#.utf8)
        )
        #expect(token.label == "night")
        #expect(token.scope == .read)
        #expect(token.expiresInSeconds == 60)
        let forever = #"{"label":"night","scope":"admin","expires_in_seconds":null}"#
        #expect(try OperationsBody.newToken(Array(forever.utf8)).expiresInSeconds == nil)
        #expect(
            try pointers { _ = try OperationsBody.newToken(Array("{}".utf8)) }
                == ["#/label", "#/scope"]
        )
        let wrong = #"{"label":" ","scope":"root","expires_in_seconds":0}"#
        #expect(
            try pointers { _ = try OperationsBody.newToken(Array(wrong.utf8)) }
                == ["#/label", "#/scope", "#/expires_in_seconds"]
        )
    }

    @Test(arguments: [
        "{}", #"{"within_seconds":0}"#, #"{"within_seconds":31536001}"#,
        #"{"within_seconds":"60"}"#, #"{"within_seconds":1.5}"#, #"{"within_seconds":null}"#,
    ])
    func `a promise is a whole number of seconds up to a year`(_ body: String) throws {
        #expect(
            try OperationsBody.promise(Array(#"{"within_seconds":31536000}"#.utf8)) == 31_536_000
        )
        #expect(
            try pointers { _ = try OperationsBody.promise(Array(body.utf8)) } == [
                "#/within_seconds"
            ]
        )
    }

    @Test func `a look-up names ids of a service or subjects`() throws {
        let refs = try Lookup.parse(
            Array(#"{"service_name":"netsuite","refs":["N-1","N-2"],"to":"jira"}"#.utf8)
        )
        #expect(refs.keys == .refs(["N-1", "N-2"], serviceName: "netsuite", model: nil))
        #expect(refs.target == "jira")
        let subjects = try Lookup.parse(
            Array(
                #"""
                {"subjects":[{"subject_type":"Invoice","subject_id":7},
                {"subject_type":"stories","subject_id":"8"}]}
                """#.utf8
            )
        )
        let ids = [Subject.ID(type: .invoice, number: 7), Subject.ID(type: .story, number: 8)]
        #expect(subjects.keys == .subjects(ids))
        #expect(subjects.target == nil)
    }

    @Test(arguments: [
        ("{}", ["#/service_name", "#/refs"]),
        (#"{"service_name":"a","refs":[]}"#, ["#/refs"]),
        (#"{"service_name":"a","refs":["b",5,""]}"#, ["#/refs/1", "#/refs/2"]),
        (#"{"subjects":[{"subject_type":"Invoice"}]}"#, ["#/subjects/0/subject_id"]),
        (
            #"{"subjects":[{"subject_type":"X","subject_id":"1","a":1},3]}"#,
            ["#/subjects/0/subject_type", "#/subjects/0/a", "#/subjects/1"]
        ),
        (
            #"{"subjects":[{"subject_type":"Invoice","subject_id":1}],"refs":["a"]}"#,
            ["#/refs"]
        ),
    ])
    func `what is wrong in a look-up is told by its place`(
        _ body: String,
        _ expected: [String]
    ) throws {
        #expect(try pointers { _ = try Lookup.parse(Array(body.utf8)) } == expected)
    }

    @Test func `a look-up has at most 1,000 ids`() throws {
        func body(_ count: Int) -> [UInt8] {
            let refs = (1...count).map { "\"\($0)\"" }.joined(separator: ",")
            return Array(#"{"service_name":"a","refs":[\#(refs)]}"#.utf8)
        }
        guard case .refs(let refs, _, _) = try Lookup.parse(body(1_000)).keys else {
            Issue.record("These are ids")
            return
        }
        #expect(refs.count == 1_000)
        #expect(try pointers { _ = try Lookup.parse(body(1_001)) } == ["#/refs"])
    }
}
