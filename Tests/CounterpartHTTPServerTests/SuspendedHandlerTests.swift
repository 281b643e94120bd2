import CounterpartBytes
import CounterpartHTTPServer
import Foundation
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(5))) struct SuspendedHandlerTests {
    private static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    @Test func `a handler goes on, on its own thread, after another thread has woken it`() throws {
        let server = try TestServer { _ in
            let before = pthread_self()
            for _ in 0..<100 {
                await withCheckedContinuation { continuation in
                    Thread.detachNewThread { continuation.resume() }
                }
            }
            let isSame = pthread_equal(before, pthread_self()) != 0
            return HTTPResponse(status: isSame ? 200 : 500)
        }
        let client = try server.client()
        for _ in 0..<3 {
            client.send(Self.request)
            #expect(try client.answer().status == 200)
        }
    }

    @Test func `handlers that yield and have children are finished too`() throws {
        let server = try TestServer { request in
            await Task.yield()
            async let left = Self.slowly(1)
            async let right = Self.slowly(2)
            let sum = await left + right
            return HTTPResponse(status: 200, body: .text("\(request.path) \(sum)"))
        }
        let client = try server.client()
        client.send("GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /2 HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().text == "/1 3")
        #expect(try client.answer().text == "/2 3")
    }

    private static func slowly(_ number: Int) async -> Int {
        await Task.yield()
        return number
    }

    @Test func `two hundred requests may wait for one another`() throws {
        let gate = Gate(opensAfter: 200)
        let server = try TestServer { _ in
            await gate.pass()
            return HTTPResponse(status: 200)
        }
        let clients = try (0..<200).map { _ in try server.client() }
        for client in clients { client.send(Self.request) }
        for client in clients { #expect(try client.answer().status == 200) }
    }

    @Test func `a client that leaves does not disturb the handler or the server`() async throws {
        let gate = Gate()
        let (entries, entered) = AsyncStream.makeStream(of: Void.self)
        let server = try TestServer { request in
            guard request.path == "/wait" else { return HTTPResponse(status: 200) }
            entered.yield()
            await gate.pass()
            return HTTPResponse(status: 200)
        }
        do {
            let client = try server.client()
            client.send("GET /wait HTTP/1.1\r\nHost: a\r\n\r\n")
            for await _ in entries { break }
        }
        gate.open()
        let observation = await server.nextObservation()
        #expect(observation != nil)
        let other = try server.client()
        other.send(Self.request)
        #expect(try other.answer().status == 200)
    }
}
