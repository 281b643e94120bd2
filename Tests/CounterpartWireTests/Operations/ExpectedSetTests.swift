import Counterpart
import CounterpartWire
import Testing

@Suite struct ExpectedSetTests {
    private func csv(_ text: String) throws -> [ExpectedSubject] {
        try ExpectedSet.parse(Array(text.utf8), contentType: "text/csv; charset=utf-8")
    }

    private func ndjson(_ text: String) throws -> [ExpectedSubject] {
        try ExpectedSet.parse(Array(text.utf8), contentType: "application/x-ndjson")
    }

    private func detail(_ body: () throws -> [ExpectedSubject]) throws -> String {
        try #require(throws: Problem.self) { _ = try body() }.detail
    }

    @Test(arguments: [
        "7\n8\n", "7\r\n8", "\u{FEFF}7\n8\n\n", "7,x\n8,y", "subject_id\n7\n8", " 7 \n\"8\"\r\n",
        "Subject_ID\n7\n8", "a,subject_id\nx,7\ny,8", "\n\n7\n\n8", "007\n8",
    ])
    func `ids stand in the first column, or in the one that the header names`(
        _ text: String
    ) throws {
        #expect(try csv(text) == [ExpectedSubject(number: 7), ExpectedSubject(number: 8)])
    }

    @Test func `ids there are read from the column that the header names`() throws {
        let expected = [
            ExpectedSubject(number: 7, ref: "N,\"1\"\n2"), ExpectedSubject(number: 8),
            ExpectedSubject(number: 9, ref: "=1"), ExpectedSubject(number: 10, ref: "'x"),
        ]
        #expect(
            try csv(
                "service_model_ref,subject_id\r\n\"N,\"\"1\"\"\n2\",7\r\n,8\r\n'=1,9\r\n'x,10\r\n"
            ) == expected
        )
    }

    @Test func `an empty set expects nothing`() throws {
        #expect(try csv("").isEmpty)
        #expect(try csv("subject_id\n").isEmpty)
        #expect(try ndjson("\n").isEmpty)
    }

    @Test(arguments: [
        (
            "id\n7",
            "Line 1: subject_id must be a whole number from 1, or name the columns in this line."
        ),
        ("7\n0\n", "Line 2: subject_id must be a whole number from 1."),
        ("7\n\n-8\n", "Line 3: subject_id must be a whole number from 1."),
        ("7\n99999999999999999999\n", "Line 2: subject_id must be a whole number from 1."),
        ("subject_id,service_model_ref\n7,a\n8\n", "Line 3: The row has too few cells."),
        ("subject_id,subject_id\n7,8\n", "Line 1: A column is named twice."),
        ("\"7\n8\n", "Line 1: There is a quote that is not closed."),
        ("7\n\"8\"x\n", "Line 2: There is a text after a quoted cell."),
        ("\"7\"\n\"a\nb\"\n", "Line 2: subject_id must be a whole number from 1."),
    ])
    func `a row that is not understood refuses the file by its line`(
        _ text: String,
        _ detail: String
    ) throws {
        #expect(try self.detail { try csv(text) } == "\(detail) Nothing was compared.")
    }

    @Test func `an id there that is no text refuses the file`() throws {
        let bytes = Array("subject_id,service_model_ref\n7,".utf8) + [0xFF]
        let problem = try #require(throws: Problem.self) {
            try ExpectedSet.parse(bytes, contentType: "text/csv")
        }
        #expect(problem.detail.hasPrefix("Line 2: service_model_ref is not UTF-8."))
    }

    @Test func `lines of JSON are read, whatever else they say`() throws {
        let text = """
            \u{FEFF}{"subject_id":7,"service_model_ref":"N-1"}
            {"subject_id":"8","service_model_ref":null,"status":{"a":[1]}}\r

              {"title":"x","subject_id":9}
            """
        #expect(
            try ndjson(text) == [
                ExpectedSubject(number: 7, ref: "N-1"), ExpectedSubject(number: 8),
                ExpectedSubject(number: 9),
            ]
        )
    }

    @Test(arguments: [
        ("{\"subject_id\":7}\n{\"subject_id\":0}", 2), ("{\"subject_id\":7}\n[8]", 2),
        ("{\"subject_id\":7} {\"subject_id\":8}", 1), ("{}\n{\"subject_id\":8}", 1),
        ("{\"subject_id\":7}\n\n{\"subject_id\":", 3), ("{\"subject_id\":1.5}", 1),
        ("{\"subject_id\":7,\"service_model_ref\":5}", 1),
    ])
    func `a line that is not understood refuses the file`(_ text: String, _ line: Int) throws {
        #expect(try detail { try ndjson(text) }.hasPrefix("Line \(line): "))
    }

    @Test(arguments: [nil, "application/json", "text/plain", "application/x-www-form-urlencoded"])
    func `a set of another type is refused`(_ type: String?) throws {
        #expect(throws: Problem.self) {
            try ExpectedSet.parse(Array("7".utf8), contentType: type)
        }
    }

    @Test func `a set has at most a million lines`() throws {
        let million = Array(String(repeating: "1\n", count: 1_000_000).utf8)
        #expect(try ExpectedSet.parse(million, contentType: "text/csv").count == 1_000_000)
        let problem = try #require(throws: Problem.self) {
            try ExpectedSet.parse(million + Array("1".utf8), contentType: "text/csv")
        }
        #expect(problem.kind == .tooLarge)
    }
}
