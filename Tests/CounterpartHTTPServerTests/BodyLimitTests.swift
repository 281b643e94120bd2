import CounterpartHTTPServer
import Testing

@Suite(.timeLimit(.minutes(5))) struct BodyLimitTests {
    private static var configuration: HTTPServerConfiguration {
        var configuration = HTTPServerConfiguration()
        configuration.bodyLimit = 1000
        configuration.bodyLimits = [BodyLimit(.post, "/large", bytes: 200_000)]
        configuration.largeBodies = 1
        return configuration
    }

    private static func head(
        _ method: String = "POST",
        _ path: String = "/large",
        _ fields: String...
    ) -> String {
        (["\(method) \(path) HTTP/1.1", "Host: a"] + fields).joined(separator: "\r\n") + "\r\n\r\n"
    }

    private static func body(_ count: Int) -> [UInt8] {
        [UInt8](repeating: 0x78, count: count)
    }

    private static func chunked(_ count: Int) -> [UInt8] {
        Array("\(String(count, radix: 16))\r\n".utf8) + body(count) + Array("\r\n0\r\n\r\n".utf8)
    }

    @Sendable
    private static func count(_ request: HTTPRequest) async -> HTTPResponse {
        HTTPResponse(status: 200, body: .text("\(request.body.count)"))
    }

    @Test func `a route may take longer bodies, up to its own limit`() throws {
        let server = try TestServer(configuration: Self.configuration, respond: Self.count)
        let client = try server.client()
        for _ in 0..<3 {
            client.send(Self.head("POST", "/large?q", "Content-Length: 200000"))
            client.send(Self.body(200_000))
            #expect(try client.answer().text == "200000")
            client.send(Self.head("POST", "/large", "Transfer-Encoding: chunked"))
            client.send(Self.chunked(200_000))
            #expect(try client.answer().text == "200000")
        }
        client.send(Self.head("POST", "/large", "Content-Length: 200001"))
        client.send(Self.body(200_001))
        #expect(try client.answer().status == 413)
        #expect(try client.isAtEnd())
    }

    @Test(arguments: [("PUT", "/large"), ("POST", "/large/"), ("POST", "/other")])
    func `other routes keep the usual limit`(_ method: String, _ path: String) throws {
        let server = try TestServer(configuration: Self.configuration, respond: Self.count)
        let client = try server.client()
        client.send(Self.head(method, path, "Content-Length: 1000"))
        client.send(Self.body(1000))
        #expect(try client.answer().text == "1000")
        client.send(Self.head(method, path, "Content-Length: 1001", "Expect: 100-continue"))
        #expect(try client.answer().status == 413)
    }

    @Test func `only so many large bodies are held at a time`() async throws {
        let gate = Gate()
        let (entries, entered) = AsyncStream.makeStream(of: Void.self)
        let server = try TestServer(configuration: Self.configuration) { request in
            guard request.path == "/large" else { return await Self.count(request) }
            entered.yield()
            await gate.pass()
            return await Self.count(request)
        }
        let first = try server.client()
        first.send(Self.head("POST", "/large", "Content-Length: 1001"))
        first.send(Self.body(1001))
        for await _ in entries { break }

        let second = try server.client()
        second.send(Self.head("POST", "/large", "Content-Length: 1001", "Expect: 100-continue"))
        let refused = try second.answer()
        #expect(refused.status == 503)
        #expect(refused.text == "refused: Too many large requests are in progress")
        let third = try server.client()
        third.send(Self.head("POST", "/large", "Transfer-Encoding: chunked"))
        third.send(Self.chunked(1001))
        #expect(try third.answer().status == 503)
        #expect(try third.isAtEnd())
        let fourth = try server.client()
        fourth.send(Self.head("POST", "/other", "Content-Length: 1000"))
        fourth.send(Self.body(1000))
        #expect(try fourth.answer().text == "1000")

        gate.open()
        #expect(try first.answer().text == "1001")
        fourth.send(Self.head("POST", "/large", "Content-Length: 1001"))
        fourth.send(Self.body(1001))
        #expect(try fourth.answer().text == "1001")
    }

    @Test func `a large body that does not come whole makes room for another`() async throws {
        let server = try TestServer(configuration: Self.configuration, respond: Self.count)
        let first = try server.client()
        first.send(Self.head("POST", "/large", "Content-Length: 2000", "Expect: 100-continue"))
        #expect(try first.answer().status == 100)
        first.leave()
        guard case .abandoned = await server.nextObservation() else {
            Issue.record("The observer was not told")
            return
        }
        let second = try server.client()
        second.send(Self.head("POST", "/large", "Content-Length: 2000"))
        second.send(Self.body(2000))
        #expect(try second.answer().text == "2000")
    }
}
