import CounterpartBytes
import CounterpartHTTPServer

/// A server on a free port of 127.0.0.1, which tells what it observes, and ends with its owner.
final class TestServer: Sendable {
    let port: UInt16
    let observations: AsyncStream<HTTPObservation>
    private let server: HTTPServer

    init(
        configuration: HTTPServerConfiguration = HTTPServerConfiguration(),
        respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse = TestServer.echo
    ) throws {
        let (stream, continuation) = AsyncStream.makeStream(of: HTTPObservation.self)
        observations = stream
        server = HTTPServer(
            configuration: configuration,
            refusal: { status, reason, path in
                HTTPResponse(
                    status: status,
                    fields: [("X-Path", path)],
                    body: .text("refused: \(reason)")
                )
            },
            observe: { continuation.yield($0) },
            respond: respond
        )
        port = try server.start()
    }

    deinit {
        server.shutdown()
    }

    func client() throws -> TestClient {
        try TestClient(port: port)
    }

    func shutdown() {
        server.shutdown()
    }

    func startAgain() throws(HTTPServerError) {
        _ = try server.start()
    }

    func nextObservation() async -> HTTPObservation? {
        for await observation in observations { return observation }
        return nil
    }

    /// Answers with what was asked: method, path, query and body.
    @Sendable
    static func echo(_ request: HTTPRequest) async -> HTTPResponse {
        let body = String(decoding: request.body, as: UTF8.self)
        let text = "\(request.method.rawValue) \(request.path) \(request.query) \(body)"
        return HTTPResponse(status: 200, body: .text(text))
    }
}

extension Bytes {
    static func text(_ text: String) -> Bytes {
        var writer = ByteWriter()
        writer.append(text: text)
        return writer.finish()
    }
}
