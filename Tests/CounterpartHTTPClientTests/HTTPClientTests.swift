import CounterpartBytes
import CounterpartHTTPClient
import CounterpartHTTPServer
import Testing

@Suite(.timeLimit(.minutes(3))) struct HTTPClientTests {
    /// A server of our own on a free port, which ends with its owner.
    private final class Origin: Sendable {
        let url: String
        private let server: HTTPServer

        init(_ respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) throws {
            server = HTTPServer(
                configuration: HTTPServerConfiguration(),
                refusal: { status, _, _ in HTTPResponse(status: status) },
                observe: { _ in },
                respond: respond
            )
            url = "http://127.0.0.1:\(try server.start())"
        }

        deinit {
            server.shutdown()
        }

        func shutdown() { server.shutdown() }
    }

    private let client = HTTPClient(agent: "tests/1")

    private static func answer(
        _ text: String,
        status: Int = 200,
        fields: [(name: String, value: String)] = []
    ) -> HTTPResponse {
        var writer = ByteWriter()
        writer.append(text: text)
        return HTTPResponse(status: status, fields: fields, body: writer.finish())
    }

    @Test func `a request arrives as it was made, and its answer comes back`() throws {
        let origin = try Origin { request in
            let fields = ["authorization", "user-agent", "content-type", "expect"]
                .map { request.fields[$0] ?? "-" }
            let body = String(decoding: request.body, as: UTF8.self)
            return Self.answer(
                "\(request.method.rawValue) \(request.path)?\(request.query) \(fields) \(body)",
                status: 418
            )
        }
        let request = HTTPClientRequest(
            "POST",
            "\(origin.url)/a%20b?c=d",
            fields: [("Authorization", "Bearer s"), ("Content-Type", "text/csv")],
            body: Array("1\n2\0ü".utf8)
        )
        let response = try client.send(request)
        #expect(response.status == 418)
        #expect(
            String(decoding: response.body, as: UTF8.self)
                == #"POST /a%20b?c=d ["Bearer s", "tests/1", "text/csv", "-"] 1\#n2\#0ü"#
        )
    }

    @Test(arguments: ["GET", "DELETE", "PUT"])
    func `a method is sent as it is, also without a body`(_ method: String) throws {
        let origin = try Origin { Self.answer("\($0.method.rawValue) \($0.body.count)") }
        let bare = try client.send(HTTPClientRequest(method, origin.url))
        #expect(String(decoding: bare.body, as: UTF8.self) == "\(method) 0")
        let empty = try client.send(HTTPClientRequest(method, origin.url, body: []))
        #expect(String(decoding: empty.body, as: UTF8.self) == "\(method) 0")
    }

    @Test func `a body of a megabyte is sent at once`() throws {
        let origin = try Origin { Self.answer("\($0.body.count)") }
        let body = [UInt8](repeating: 0x61, count: 1 << 20)
        let response = try client.send(HTTPClientRequest("POST", origin.url, body: body))
        #expect(String(decoding: response.body, as: UTF8.self) == "1048576")
    }

    @Test func `a redirect is an answer, and the token goes nowhere else`() throws {
        let other = try Origin { _ in Self.answer("followed") }
        let origin = try Origin { _ in
            Self.answer("moved", status: 302, fields: [("Location", other.url)])
        }
        let response = try client.send(HTTPClientRequest("GET", origin.url))
        #expect(response.status == 302)
        #expect(String(decoding: response.body, as: UTF8.self) == "moved")
    }

    @Test func `an answer that is too large is refused`() throws {
        let origin = try Origin { _ in Self.answer(String(repeating: "a", count: 1_048_577)) }
        var client = client
        client.responseLimit = 1 << 20
        #expect(throws: HTTPClientError.tooLarge(limit: 1 << 20)) {
            try client.send(HTTPClientRequest("GET", origin.url))
        }
        client.responseLimit += 1
        #expect(try client.send(HTTPClientRequest("GET", origin.url)).body.count == 1_048_577)
    }

    @Test func `a server that does not answer is waited for as long as the limit says`() throws {
        let (gate, opener) = AsyncStream.makeStream(of: Void.self)
        let origin = try Origin { _ in
            for await _ in gate {}
            return Self.answer("late")
        }
        var client = client
        client.timeout = 1
        #expect(throws: HTTPClientError.self) {
            try client.send(HTTPClientRequest("GET", origin.url))
        }
        // The server waits for its answers when it ends.
        opener.finish()
        origin.shutdown()
    }

    @Test func `nobody there is said`() throws {
        let origin = try Origin { _ in Self.answer("") }
        origin.shutdown()
        let error = #expect(throws: HTTPClientError.self) {
            try client.send(HTTPClientRequest("GET", origin.url))
        }
        guard case .unreachable(let reason)? = error else {
            Issue.record("\(String(describing: error)) is not why")
            return
        }
        #expect(reason.contains("connect"))
    }

    @Test func `a server without a certificate is none of https`() throws {
        let origin = try Origin { _ in Self.answer("") }
        let url = origin.url.replacing("http://", with: "https://")
        #expect(throws: HTTPClientError.self) { try client.send(HTTPClientRequest("GET", url)) }
    }

    @Test(
        arguments: [
            HTTPClientRequest("GET", "file:///etc/hostname"), HTTPClientRequest("GET", ""),
            HTTPClientRequest("GET", "http://127.0.0.1/\r\nX: y"),
            HTTPClientRequest("GET\r\nX: y", "http://127.0.0.1/"),
            HTTPClientRequest("GET", "http://127.0.0.1/", fields: [("A", "b\r\nC: d")]),
            HTTPClientRequest("GET", "http://127.0.0.1/", fields: [("A\nC", "b")]),
        ]
    )
    func `what would be two lines, or no HTTP, is not sent`(_ request: HTTPClientRequest) {
        #expect(throws: HTTPClientError.invalidRequest) { try client.send(request) }
    }
}
