import CounterpartBytes
import CounterpartHTTPServer
import Testing

@Suite(.timeLimit(.minutes(5))) struct HTTPServerTests {
    @Test func `one connection serves one request after another`() throws {
        let server = try TestServer()
        let client = try server.client()
        for number in 1...3 {
            client.send("GET /\(number)?x=%20+y HTTP/1.1\r\nHost: a\r\n\r\n")
            let answer = try client.answer()
            #expect(answer.status == 200)
            #expect(answer.text == "GET /\(number) x=%20+y ")
        }
    }

    @Test func `a connection beyond the limit waits until another has ended`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.connectionLimit = 2
        let server = try TestServer(configuration: configuration)
        let request = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"
        let clients = try (1...2).map { _ in try server.client() }
        for client in clients {
            client.send(request)
            #expect(try client.answer().status == 200)
        }
        let late = try server.client()
        late.send(request)
        // Those who have a place keep it.
        for client in clients {
            client.send(request)
            #expect(try client.answer().status == 200)
        }
        clients[0].leave()
        #expect(try late.answer().status == 200)
    }

    @Test func `requests sent at once are answered in their order`() throws {
        let server = try TestServer()
        let client = try server.client()
        let requests = (0..<20).map {
            "POST /\($0) HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nhi"
        }
        client.send(requests.joined())
        for number in 0..<20 {
            #expect(try client.answer().text == "POST /\(number)  hi")
        }
    }

    @Test(arguments: HTTPRequest.Method.allCases)
    func `each method reaches the handler`(_ method: HTTPRequest.Method) throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("\(method.rawValue) /p HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.answer(toHead: method == .head)
        #expect(answer.status == 200)
        #expect(answer["content-length"] == "\(method.rawValue.count + 5)")
        #expect(answer.text == (method == .head ? "" : "\(method.rawValue) /p  "))
    }

    @Test func `the answer to HEAD has no body, so the next answer follows its head`() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\nGET /next HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer(toHead: true).status == 200)
        #expect(try client.answer().text == "GET /next  ")
    }

    @Test func `a chunked body arrives whole and without its trailers`() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: Chunked\r\n\r\n")
        client.send("5\r\nhello\r\n")
        client.send("3;x=y\r\nabc\r\n0\r\nTrailer: t\r\n\r\n")
        #expect(try client.answer().text == "POST /  helloabc")
        client.send("GET /again HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().text == "GET /again  ")
    }

    @Test func `a client that waits for 100 Continue gets it, and then its answer`() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send(
            "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n"
        )
        #expect(try client.answer().status == 100)
        client.send("hello")
        #expect(try client.answer().text == "PUT /  hello")
    }

    @Test func `a body of exactly the limit is let in, whichever way it is delimited`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.bodyLimit = 1000
        let server = try TestServer(configuration: configuration)
        let client = try server.client()
        let body = String(repeating: "x", count: 1000)
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\n\(body)")
        #expect(try client.answer().text == "POST /  \(body)")
        client.send("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
        client.send("3e8\r\n\(body)\r\n0\r\n\r\n")
        #expect(try client.answer().text == "POST /  \(body)")
    }

    @Test func `a body that says it is too long is refused before it is sent`() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send(
            "POST /a?b HTTP/1.1\r\nHost: a\r\nContent-Length: 1048577\r\n"
                + "Expect: 100-continue\r\n\r\n"
        )
        let answer = try client.answer()
        #expect(answer.status == 413)
        #expect(answer["x-path"] == "/a")
        #expect(answer.text == "refused: The request body is too large")
        #expect(try client.isAtEnd())
    }

    @Test func `a client that sends a body too long without asking can read that it was refused`()
        throws
    {
        let server = try TestServer()
        let client = try server.client()
        client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\nContent-Length: 2000000\r\n\r\n"
        )
        client.send([UInt8](repeating: 0x78, count: 2_000_000))
        let answer = try client.answer()
        #expect(answer.status == 413)
        #expect(answer["x-request-id"] == "mine")
        #expect(try client.isAtEnd())
    }

    @Test func `nothing after a refused body is read`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.bodyLimit = 4
        let server = try TestServer(configuration: configuration)
        let client = try server.client()
        client.send("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello")
        client.send("GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
        let all = try client.everything()
        #expect(all.hasPrefix("HTTP/1.1 413 "))
        #expect(!all.contains(" 200 "))
    }

    @Test func `a chunked body is refused as soon as it crosses the limit`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.bodyLimit = 1000
        let server = try TestServer(configuration: configuration)
        let client = try server.client()
        client.send(
            "POST / HTTP/1.1\r\nHost: a\r\nX-Request-Id: mine\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        let chunk = "200\r\n\(String(repeating: "x", count: 512))\r\n"
        client.send(chunk + chunk)
        let answer = try client.answer()
        #expect(answer.status == 413)
        #expect(answer["x-request-id"] == "mine")
        #expect(answer.text == "refused: The request body is too large")
        client.send("0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.isAtEnd())
    }

    @Test func `HTTP 1.0 is served without a host and then closed`() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET /old HTTP/1.0\r\n\r\n")
        #expect(try client.answer().text == "GET /old  ")
        #expect(try client.isAtEnd())
    }

    @Test(arguments: ["HTTP/2.0", "HTTP/9.9", "HTTP/0.9"])
    func `other versions are refused`(_ version: String) throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET / \(version)\r\nHost: a\r\n\r\n")
        #expect(try client.answer().status == 505)
    }

    @Test func `a client that has sent all it will is still answered`() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET /half HTTP/1.1\r\nHost: a\r\n\r\n")
        client.finishSending()
        #expect(try client.answer().text == "GET /half  ")
    }

    @Test(arguments: [204, 304])
    func `some answers have no body, whatever the handler says`(_ status: Int) throws {
        let server = try TestServer { _ in HTTPResponse(status: status, body: .text("body")) }
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer(toHead: true).status == status)
        #expect(try client.answer(toHead: true).status == status)
    }

    @Test func `every answer names its request`() throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\nx-request-id:  abc_1-2\t\r\n\r\n")
        #expect(try client.answer()["X-Request-Id"] == "abc_1-2")
        client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Request-Id: a b\r\n\r\n")
        #expect(try client.answer()["X-Request-Id"]?.count == 36)
        client.send("FOO / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer()["X-Request-Id"]?.count == 36)
    }

    @Test func `a handler sets its fields, but not the server's, and none that ends its line`()
        throws
    {
        let server = try TestServer { _ in
            HTTPResponse(
                status: 201,
                fields: [
                    ("ETag", "\"1\""), ("Content-Length", "99"), ("connection", "close"),
                    ("X-Bad", "a\r\nX-Injected: b"), ("X-Request-Id", "no"),
                ],
                body: .text("four")
            )
        }
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\nX-Request-Id: yes\r\n\r\n")
        let answer = try client.answer()
        #expect(answer.status == 201)
        #expect(answer["etag"] == "\"1\"")
        #expect(answer["content-length"] == "4")
        #expect(answer["connection"] == nil)
        #expect(answer["x-injected"] == nil)
        #expect(answer["x-request-id"] == "yes")
    }

    @Test func `the observer is told of answers and refusals`() async throws {
        let server = try TestServer { _ in
            var response = HTTPResponse(status: 202, body: .text("four"))
            response.route = "/r/:id"
            response.account = "acme"
            return response
        }
        let client = try server.client()
        let request =
            "POST /r/1 HTTP/1.1\r\nHost: a\r\nX-Request-Id: i\r\nContent-Length: 2\r\n\r\n"
        client.send(request + "hi")
        _ = try client.answer()
        let answered = await server.nextObservation()
        guard
            case .answered(
                let method,
                let route,
                let status,
                let duration,
                let bytesIn,
                let bytesOut,
                let id,
                let account
            ) = answered
        else {
            Issue.record("Not an answer: \(String(describing: answered))")
            return
        }
        #expect([method, route, id, account] == ["POST", "/r/:id", "i", "acme"])
        #expect(status == 202)
        #expect(duration > .zero)
        #expect(bytesIn == request.utf8.count + 2)
        #expect(bytesOut == 4)

        client.send("GET / HTTP/1.1\r\n\r\n")
        _ = try client.answer()
        let refused = await server.nextObservation()
        guard case .refused(400, "A request needs exactly one Host field", let id) = refused else {
            Issue.record("Not a refusal: \(String(describing: refused))")
            return
        }
        #expect(id.count == 36)
    }

    @Test func `the observer is told what the library refused`() async throws {
        let server = try TestServer()
        let client = try server.client()
        client.send("GET / HTTP/1.1\r\nHost: a\r\nnonsense\r\n\r\n")
        #expect(try client.answer().status == 400)
        let refused = await server.nextObservation()
        guard case .refused(400, "Refused by libmicrohttpd", _) = refused else {
            Issue.record("Not a refusal: \(String(describing: refused))")
            return
        }
    }
}
