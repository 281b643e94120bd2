import CounterpartHTTPServer
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct ShutdownTests {
    private static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a shutdown answers what is in flight, and tells the client to go`() async throws {
        let gate = Gate()
        let (entries, entered) = AsyncStream.makeStream(of: Void.self)
        let server = try TestServer { _ in
            entered.yield()
            await gate.pass()
            return HTTPResponse(status: 200)
        }
        let client = try server.client()
        let idle = try server.client()
        client.send(Self.request)
        for await _ in entries { break }
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        Thread.detachNewThread {
            server.shutdown()
            ended.finish()
        }
        // Once no connection is taken any more, the shutdown is waiting for the handler.
        while (try? server.client()) != nil {}
        gate.open()
        let answer = try client.answer()
        #expect(answer.status == 200)
        #expect(answer["connection"]?.lowercased() == "close")
        #expect(try client.isAtEnd())
        #expect(try idle.isAtEnd())
        for await _ in ends {}
    }

    @Test func `a handler that outlasts the shutdown is finished without its client`() async throws
    {
        let gate = Gate()
        let (entries, entered) = AsyncStream.makeStream(of: Void.self)
        let (ends, ended) = AsyncStream.makeStream(of: Void.self)
        var configuration = HTTPServerConfiguration()
        configuration.shutdownLimit = .zero
        let server = try TestServer(configuration: configuration) { _ in
            entered.yield()
            await gate.pass()
            ended.finish()
            return HTTPResponse(status: 200)
        }
        let client = try server.client()
        client.send(Self.request)
        for await _ in entries { break }
        server.shutdown()
        #expect(try client.isAtEnd())
        gate.open()
        for await _ in ends {}
        guard case .abandoned("GET", _) = await server.nextObservation() else {
            Issue.record("The observer was not told")
            return
        }
    }

    @Test func `a second shutdown does nothing, and a server does not start twice`() throws {
        let server = try TestServer()
        #expect(throws: HTTPServerError.alreadyStarted) { try server.startAgain() }
        server.shutdown()
        server.shutdown()
        #expect(throws: HTTPServerError.alreadyStarted) { try server.startAgain() }
    }

    @Test(arguments: ["127.0.0.1", "localhost", "[127.0.0.1]"], [1, 2, 3])
    func `a server listens on the address it is told with any number of loops`(
        _ host: String,
        loops: Int
    ) throws {
        var configuration = HTTPServerConfiguration()
        configuration.host = host
        configuration.eventLoops = loops
        let server = try TestServer(configuration: configuration)
        #expect(server.port > 0)
        let client = try server.client()
        client.send(Self.request)
        #expect(try client.answer().status == 200)
    }

    @Test func `an address that is taken or is none has its own error`() throws {
        let server = try TestServer()
        var configuration = HTTPServerConfiguration()
        configuration.port = server.port
        let reason = "Address already in use"
        #expect(
            throws: HTTPServerError.cannotListen(
                host: "127.0.0.1",
                port: server.port,
                reason: reason
            )
        ) {
            try TestServer(configuration: configuration)
        }
        configuration.host = "example.org"
        #expect(throws: HTTPServerError.invalidHost("example.org")) {
            try TestServer(configuration: configuration)
        }
    }
}
