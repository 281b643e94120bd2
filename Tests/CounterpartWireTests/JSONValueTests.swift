import CounterpartTestSupport
import CounterpartWire
import Testing

@Suite struct JSONValueTests {
    private func parse(_ text: String) throws(JSONSyntaxError) -> JSONValue {
        try JSONValue.parse(Array(text.utf8))
    }

    @Test func `values of every kind are read`() throws {
        let value = try parse(#" {"a": [1, -2.5e+3, true, false, null, "x", {}, []], "b": {}} "#)
        #expect(
            value["a"]
                == .array([
                    .number("1"), .number("-2.5e+3"), .bool(true), .bool(false), .null,
                    .string("x"), .object([]), .array([]),
                ])
        )
        #expect(value["b"] == .object([]))
        #expect(value["c"] == nil)
    }

    @Test func `the last of several members of one name counts`() throws {
        #expect(try parse(#"{"a":1,"a":2}"#)["a"] == .number("2"))
    }

    @Test(arguments: [
        "0", "-0", "10", "0.5", "1e5", "1E-5", "123456789012345678901234567890", "1e999999",
    ])
    func `numbers keep their text`(_ text: String) throws {
        #expect(try parse(text) == .number(text))
    }

    @Test(arguments: [
        (#""\" \\ \/ \b \f \n \r \t""#, "\" \\ / \u{8} \u{C} \n \r \t"),
        (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\ude80""#, "🚀"), (#""é🚀""#, "é🚀"),
        (#""\u0000""#, "\0"),
    ])
    func `escapes stand for their characters`(_ text: String, _ expected: String) throws {
        #expect(try parse(text) == .string(expected))
    }

    @Test(arguments: [
        "", " ", "nope", "{nope", "{", "[", "[1", "[1,", "[1,]", "[,1]", "[1 2]", "{}}", "[]]",
        "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\":1 \"b\":2}", "{,}", "01",
        "-", "+1", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity", "tru", "nulll", "True", "\"",
        "\"a", "\"\\", "\"\\x\"", "\"\\u12\"", "\"\\u12G4\"", "\"\\ud800\"", "\"\\udc00\"",
        "\"\\ud800\\u0041\"", "\"\\ud800x\"", "\"\n\"", "\"\u{1}\"", "1 1", "{} {}", "\u{FEFF}{}",
        "/**/1", "[1]x", "\0", "{}\0",
    ])
    func `what is not JSON is refused`(_ text: String) {
        #expect(throws: JSONSyntaxError.self) { try parse(text) }
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3], [0xE2, 0x82], [0xE2, 0x28, 0xA1],
            [0xF0, 0x9F, 0x9A], [0xF0, 0x9F, 0x9A, 0x28],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused`(_ bytes: [UInt8]) {
        let text = [UInt8(ascii: "\"")] + bytes + [UInt8(ascii: "\"")]
        #expect(throws: JSONSyntaxError("bytes that are not UTF-8", at: 1)) {
            try JSONValue.parse(text)
        }
    }

    @Test func `values lie 64 deep at most`() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        }
        _ = try parse(nested(64))
        #expect(throws: JSONSyntaxError.self) { try parse(nested(65)) }
        #expect(throws: JSONSyntaxError.self) { try parse(String(repeating: "[", count: 500_000)) }
        #expect(throws: JSONSyntaxError.self) {
            try parse(String(repeating: "{\"a\":", count: 500_000))
        }
        _ = try parse("[" + Array(repeating: "[]", count: 100).joined(separator: ",") + "]")
    }

    @Test(arguments: [
        ("[1,]", 3), ("{\"a\" 1}", 5), ("[1", 2), ("\"\\q\"", 1), ("[1] 2", 4), ("{\"a\":tru}", 5),
    ])
    func `the error says where the mistake is`(_ text: String, _ position: Int) {
        let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
        #expect(error?.position == position)
    }

    @Test func `every string that is written is read again`() throws {
        var generator = SeededGenerator(seed: 1)
        for _ in 0..<2_000 {
            let text = generator.text(upTo: 40)
            let json = written { $0.append(jsonString: text) }
            #expect(try parse(json) == .string(text))
        }
    }

    @Test func `strings are escaped as to_json escapes`() {
        #expect(
            written { $0.append(jsonString: "<&>\u{2028}\u{2029}\u{2027} é 🚀 \"\\/\u{1F}\u{7F}\t") }
                == "\"\\u003c\\u0026\\u003e\\u2028\\u2029\u{2027} é 🚀 \\\"\\\\/\\u001f\u{7F}\\t\""
        )
        #expect(written { $0.append(jsonString: "") } == "\"\"")
        #expect(written { $0.append(jsonString: nil) } == "null")
    }
}

@Suite struct JSONTextTests {
    @Test(arguments: [
        (" { } ", "{}"), ("{\"id\":1}", "{}"),
        ("{ \"id\" : {\"id\": 2} , \"a\" : 1.50 }", "{\"a\":1.50}"),
        ("{\"a\":1,\"id\":\"7\",\"b\":2}", "{\"a\":1,\"b\":2}"),
        ("{\"a\":1,\"id\":7}", "{\"a\":1}"),
        ("{\"\\u0069d\":1,\"x\":0}", "{\"x\":0}"),
        ("{\"b\":{\"id\": 1},\"a\":[ 1 , {\"id\":2} ]}", "{\"b\":{\"id\":1},\"a\":[1,{\"id\":2}]}"),
        ("{\"a\":\" \\u00e9 \\/ \",\"a\":-0E+01}", "{\"a\":\" \\u00e9 \\/ \",\"a\":-0E+01}"),
        ("{\"a\":[ ],\"b\":[[ ] , [1,2 ]],\"c\":{ }}", "{\"a\":[],\"b\":[[],[1,2]],\"c\":{}}"),
    ])
    func `an object loses its white space and its id, and nothing else`(
        _ text: String,
        _ expected: String
    ) throws {
        #expect(try JSONText.compactedObject(Array(text.utf8)) == expected)
    }

    @Test func `a long array is compacted in one pass`() throws {
        // 200,000 short arrays took seconds when each of them copied what was written so far.
        let text = "{\"a\":[" + String(repeating: "[[]],", count: 200_000) + "1]}"
        #expect(try JSONText.compactedObject(Array(text.utf8)) == text)
    }

    @Test(arguments: ["", "[]", "1", "null", "{", "{\"a\":1}x", "{\"a\":tru}", "{\"a\":[1}"])
    func `what is no object is refused`(_ text: String) {
        #expect(throws: JSONSyntaxError.self) { try JSONText.compactedObject(Array(text.utf8)) }
    }
}
