import CounterpartWire
import Testing

@Suite struct MultipartTests {
    private func read(
        _ body: String,
        type: String = "multipart/form-data; boundary=XX"
    ) throws -> Parameters {
        try Parameters.merged(query: "", body: Array(body.utf8), contentType: type)
    }

    private func part(_ name: String, _ value: String) -> String {
        "--XX\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }

    @Test func `text fields are parameters`() throws {
        let parameters = try read(part("a[b]", "1") + part("a[c]", "é\r\n--X\r\n&=") + "--XX--\r\n")
        #expect(
            parameters["a"]
                == .object([
                    .init(key: "b", value: .string("1")),
                    .init(key: "c", value: .string("é\r\n--X\r\n&=")),
                ])
        )
    }

    @Test(arguments: ["\r\n", "This is a message of several parts.\r\n"])
    func `what stands before the first part means nothing`(_ preamble: String) throws {
        #expect(try read(preamble + part("a", "1") + "--XX--\r\n")["a"] == .string("1"))
    }

    @Test func `files give nothing`() throws {
        let file =
            "--XX\r\ncontent-type: text/plain\r\n"
            + "content-disposition: form-data; filename=\"a;b.txt\"; name=f\r\n\r\n\u{0}\r\n"
        #expect(try read(file + part("a", "1") + "--XX--") == read(part("a", "1") + "--XX--"))
    }

    @Test func `a boundary may be quoted`() throws {
        let type = "Multipart/Form-Data; charset=utf-8; boundary=\"XX\""
        #expect(try read(part("a", "1") + "--XX--", type: type)["a"] == .string("1"))
    }

    @Test(arguments: [
        "x", "--XX", "--XX\r\n", "--YY\r\n", "--XX\r\n\r\nx\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx",
        "--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--XXy",
    ])
    func `a broken body is refused`(_ body: String) {
        #expect(throws: ParameterError.malformed) { try read(body) }
    }

    @Test(arguments: ["multipart/form-data", "multipart/form-data; boundary="])
    func `a body without a boundary is refused`(_ type: String) {
        #expect(throws: ParameterError.malformed) {
            try read(part("a", "1") + "--XX--", type: type)
        }
    }
}
