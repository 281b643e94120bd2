import CounterpartWire
import Testing

@Suite struct ParametersTests {
    private func value(_ query: String, _ name: String) throws -> JSONValue? {
        try Parameters(query: query)[name]
    }

    private func json(_ text: String) throws -> JSONValue {
        try JSONValue.parse(Array(text.utf8))
    }

    @Test(arguments: [
        ("a=1", "\"1\""), ("a=1&a=2", "\"2\""), ("a", "null"), ("a=", "\"\""), ("a=1&a", "null"),
        ("a=b=c", "\"b=c\""), ("&&a=1&", "\"1\""), ("a=x+y%20z%2B", "\"x y z+\""),
        ("%61=%C3%A9%e2%82%ac", "\"é€\""), ("a[]=1&a[]=2", "[\"1\",\"2\"]"),
        ("a[b]=1", "{\"b\":\"1\"}"), ("a[b][c]=1&a[b][d]=2", "{\"b\":{\"c\":\"1\",\"d\":\"2\"}}"),
        ("a[][x]=1&a[][y]=2&a[][x]=3", "[{\"x\":\"1\",\"y\":\"2\"},{\"x\":\"3\"}]"),
        ("a%5Bb%5D=1", "{\"b\":\"1\"}"), ("a[b]", "{\"b\":null}"), ("a[]", "[null]"),
        ("a[b]=1&a=2", "\"2\""), ("a&a[b]=2", "{\"b\":\"2\"}"), ("a[b=1", "{\"b\":\"1\"}"),
        ("a[b][]=1&a[b][]=2", "{\"b\":[\"1\",\"2\"]}"), ("a[][]=1", "[[\"1\"]]"),
        ("a[][x][]=1&a[][x][]=2", "[{\"x\":[\"1\",\"2\"]}]"),
        (
            "a[][x][y]=1&a[][x][z]=2&a[][x][y]=3",
            "[{\"x\":{\"y\":\"1\",\"z\":\"2\"}},{\"x\":{\"y\":\"3\"}}]"
        ),
    ])
    func `names and values are read as Rack reads them`(
        _ query: String,
        _ expected: String
    ) throws {
        #expect(try value(query, "a") == json(expected))
    }

    @Test func `a name that is not given has no value`() throws {
        #expect(try value("a=1", "b") == nil)
        #expect(try value("", "a") == nil)
        #expect(try value("=1&[]=2&a[=3", "a") == nil)
        #expect(try value("a[=3", "a[") == .string("3"))
    }

    @Test(arguments: [
        "a=%zz", "a=%", "a=%4", "%=1", "a=%C3%28", "a=%FF", "a=1&a[b]=2", "a[b]=1&a[]=2",
        "a[]=1&a[b]=2", "a=%ED%A0%80", "%C0%80=1", "a=1&a[]=2",
    ])
    func `what cannot be read is a Bad Request of the system`(_ query: String) throws {
        let error = #expect(throws: ParameterError.self) { try Parameters(query: query) }
        let answer = try #require(error).requestError
        #expect(answer.status == 400)
        #expect(answer.elements.map(\.type) == [.system])
        #expect(answer.elements.map(\.message) == ["Bad Request"])
    }

    @Test func `a name is at most 32 brackets deep`() throws {
        let brackets = { (count: Int) in String(repeating: "[b]", count: count) }
        _ = try Parameters(query: "a\(brackets(32))=1")
        #expect(throws: ParameterError.tooDeep) { try Parameters(query: "a\(brackets(33))=1") }
        #expect(throws: ParameterError.tooDeep) {
            try Parameters(query: "a" + String(repeating: "[][b]", count: 100_000) + "=1")
        }
    }

    @Test func `there are at most 2,048 parameters`() throws {
        let query = { (count: Int) in Array(repeating: "a[]=1", count: count).joined(separator: "&")
        }
        _ = try Parameters(query: query(2_048))
        #expect(throws: ParameterError.tooMany) { try Parameters(query: query(2_049)) }
    }

    @Test(arguments: [
        "application/json", "application/json; charset=utf-8", "Application/JSON",
        "application/vnd.api+json",
    ])
    func `a JSON body gives its members`(_ type: String) throws {
        let body = Array(#"{"a":{"b":[1]},"c":null}"#.utf8)
        let parameters = try Parameters.merged(query: "", body: body, contentType: type)
        #expect(try parameters["a"] == json(#"{"b":[1]}"#))
        #expect(parameters["c"] == .null)
    }

    @Test(arguments: ["[1]", "1", "null", "\"a\"", ""])
    func `a JSON body that is no object gives nothing`(_ body: String) throws {
        let parameters = try Parameters.merged(
            query: "a=1",
            body: Array(body.utf8),
            contentType: "application/json"
        )
        #expect(try parameters == Parameters(query: "a=1"))
    }

    @Test func `a body that is not JSON is a Bad Request of syntax`() throws {
        let error = #expect(throws: ParameterError.self) {
            try Parameters.merged(
                query: "",
                body: Array("{nope".utf8),
                contentType: "application/json"
            )
        }
        let answer = try #require(error).requestError
        #expect(answer == RequestError(status: 400, type: .syntax, message: "Bad Request"))
    }

    @Test(arguments: ["text/plain", "application/xml", "", "json", "text/json"])
    func `a body of another type gives nothing`(_ type: String) throws {
        let parameters = try Parameters.merged(
            query: "",
            body: Array("a=1".utf8),
            contentType: type
        )
        #expect(parameters == Parameters())
    }

    @Test(arguments: ["application/x-www-form-urlencoded; charset=utf-8", nil])
    func `a form gives its fields`(_ type: String?) throws {
        let parameters = try Parameters.merged(
            query: "",
            body: Array("a%5Bb%5D=1&a[c]".utf8),
            contentType: type
        )
        #expect(try parameters["a"] == json(#"{"b":"1","c":null}"#))
    }

    @Test func `the query wins over the body, and replaces whole values`() throws {
        let parameters = try Parameters.merged(
            query: "a[b]=1",
            body: Array("a[c]=2&d=3".utf8),
            contentType: "application/x-www-form-urlencoded"
        )
        #expect(try parameters["a"] == json(#"{"b":"1"}"#))
        #expect(parameters["d"] == .string("3"))
    }
}
