import CounterpartBytes
import CounterpartHTTPServer
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct StreamTests {
    private static let request = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"

    /// A server that answers `/` with a stream.
    private func serve(
        _ configuration: HTTPServerConfiguration = HTTPServerConfiguration(),
        isEndless: Bool = false,
        on executor: (any TaskExecutor)? = nil,
        _ produce: @escaping @Sendable (HTTPBodyWriter) async throws -> Void
    ) throws -> TestServer {
        try TestServer(configuration: configuration) { request in
            guard request.path == "/" else { return await TestServer.echo(request) }
            var response = HTTPResponse(status: 200, fields: [("Content-Type", "text/plain")])
            response.stream = HTTPBodyStream(isEndless: isEndless, on: executor, produce: produce)
            response.route = "/stream"
            return response
        }
    }

    @Test func `each piece arrives when it is written, and the connection is used again`() throws {
        let gates = [Gate(), Gate(), Gate()]
        let server = try serve { writer in
            for (number, gate) in gates.enumerated() {
                await gate.pass()
                try await writer.write(.text("piece \(number)"))
            }
        }
        let client = try server.client()
        client.send(Self.request)
        let answer = try client.answer()
        #expect(answer.status == 200)
        #expect(answer["transfer-encoding"] == "chunked")
        #expect(answer["content-length"] == nil)
        #expect(answer["x-request-id"]?.count == 36)
        for (number, gate) in gates.enumerated() {
            gate.open()
            #expect(try client.chunk() == "piece \(number)")
        }
        #expect(try client.chunk() == nil)
        client.send("GET /next HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(try client.answer().text == "GET /next  ")
    }

    @Test func `what is long arrives whole, whatever the pieces`() throws {
        let sizes = [0, 1, 70_000, 7, 700_000, 300_000, 0, 40]
        let server = try serve { writer in
            for (number, size) in sizes.enumerated() {
                try await writer.write(.text(String(repeating: "\(number)", count: size)))
            }
        }
        let client = try server.client()
        client.send(Self.request)
        #expect(try client.answer().status == 200)
        var body = ""
        while let chunk = try client.chunk() { body += chunk }
        let expected = sizes.enumerated().map { String(repeating: "\($0)", count: $1) }.joined()
        #expect(body == expected)
    }

    @Test func `HEAD asks for no body, so none is made`() throws {
        let server = try serve { _ in Issue.record("The producer ran") }
        let client = try server.client()
        client.send("HEAD / HTTP/1.1\r\nHost: a\r\n\r\n")
        let answer = try client.answer(toHead: true)
        #expect(answer.status == 200)
        #expect(answer["content-type"] == "text/plain")
        #expect(answer["content-length"] == nil)
        #expect(answer["connection"] == "close")
        #expect(try client.isAtEnd())
    }

    @Test func `HTTP 1.0 reads to the end of the connection`() throws {
        let server = try serve { writer in
            for number in 0..<3 { try await writer.write(.text("piece \(number) ")) }
        }
        let client = try server.client()
        client.send("GET / HTTP/1.0\r\n\r\n")
        let answer = try client.answer()
        #expect(answer["transfer-encoding"] == nil)
        #expect(try client.everything() == "piece 0 piece 1 piece 2 ")
        #expect(!client.wasReset)
    }

    @Test(arguments: ["1.1", "1.0"])
    func `a producer that fails leaves an answer that nobody takes for whole`(
        _ version: String
    )
        async throws
    {
        struct Failure: Error {}
        let gate = Gate()
        let server = try serve { writer in
            try await writer.write(.text("begun"))
            await gate.pass()
            throw Failure()
        }
        let client = try server.client()
        client.send("GET / HTTP/\(version)\r\nHost: a\r\n\r\n")
        #expect(try client.answer().status == 200)
        if version == "1.1" { #expect(try client.chunk() == "begun") }
        gate.open()
        if version == "1.1" {
            #expect(throws: TestClient.Failure.self) { try client.chunk() }
        } else {
            _ = try client.everything()
            #expect(client.wasReset)
        }
        guard case .abandoned("GET", _) = await server.nextObservation() else {
            Issue.record("The observer was not told")
            return
        }
    }

    @Test func `the observer is told at the end, with the bytes sent`() async throws {
        let server = try serve { writer in
            try await writer.write(.text("four"))
            try await writer.write(.text("and nine"))
        }
        let client = try server.client()
        client.send(Self.request)
        guard
            case .answered("GET", "/stream", 200, _, _, let bytesOut, _, _) =
                await server.nextObservation()
        else {
            Issue.record("The observer was not told")
            return
        }
        #expect(bytesOut == 12)
    }

    @Test func `a producer may have an executor of its own`() throws {
        let server = try serve(on: QueueExecutor()) { writer in
            let before = QueueExecutor.isCurrent
            try await writer.write(.text(String(repeating: "x", count: 600_000)))
            try await writer.write(.text("\(before) \(QueueExecutor.isCurrent)"))
        }
        let client = try server.client()
        client.send(Self.request)
        _ = try client.answer()
        var last = ""
        while let chunk = try client.chunk() { last = chunk }
        #expect(last.hasSuffix("true true"))
    }

    @Test func `two hundred streams live side by side on two event loops`() throws {
        var configuration = HTTPServerConfiguration()
        configuration.eventLoops = 2
        let gate = Gate(opensAfter: 200)
        let server = try serve(configuration, isEndless: true) { writer in
            try await writer.write(.text("one"))
            await gate.pass()
            try await writer.write(.text("two"))
        }
        let clients = try (0..<200).map { _ in try server.client() }
        for client in clients { client.send(Self.request) }
        for client in clients {
            #expect(try client.answer().status == 200)
            var body = ""
            while let chunk = try client.chunk() { body += chunk }
            #expect(body == "onetwo")
        }
    }
}

/// Runs jobs on a queue of its own.
private final class QueueExecutor: TaskExecutor {
    private static let key = DispatchSpecificKey<Bool>()
    private let queue = DispatchQueue(label: "producers")

    init() {
        queue.setSpecific(key: Self.key, value: true)
    }

    static var isCurrent: Bool { DispatchQueue.getSpecific(key: key) == true }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}
