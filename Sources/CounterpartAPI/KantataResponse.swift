import CounterpartBytes
package import CounterpartHTTPServer
import CounterpartWire

/// Answers with the header fields of the Kantata surface (contract §1.8).
package enum KantataResponse {
    private static let contentType = "application/json; charset=utf-8"
    private static let cacheControl = "no-cache, no-store"

    /// A successful answer to a read; a 304 if the client has it already.
    static func found(_ answer: Answer, for request: HTTPRequest) -> HTTPResponse {
        .found(answer, for: request, contentType: contentType, cacheControl: cacheControl)
    }

    /// A successful answer to a write.
    static func written(_ body: Bytes) -> HTTPResponse {
        json(200, body)
    }

    static func deleted() -> HTTPResponse {
        HTTPResponse(status: 204, fields: [("Cache-Control", cacheControl)])
    }

    /// An error; `retryAfter` is in seconds.
    static func failed(_ error: RequestError, retryAfter: Int? = nil) -> HTTPResponse {
        var writer = ByteWriter(minimumCapacity: 256)
        ErrorEnvelope.write(error, into: &writer)
        var response = json(error.status, writer.finish())
        if error.status == 401 { response.fields.append(("WWW-Authenticate", "Bearer")) }
        if let retryAfter { response.fields.append(("Retry-After", String(retryAfter))) }
        return response
    }

    /// An answer that the HTTP server gives without asking the surface: to a request that is too
    /// large, malformed or dangerous.
    package static func refusal(_ status: Int, _ reason: String) -> HTTPResponse {
        failed(
            RequestError(
                status: status,
                type: status == 400 ? .syntax : .system,
                message: reason
            )
        )
    }

    private static func json(_ status: Int, _ body: Bytes) -> HTTPResponse {
        .answer(status, body, contentType: contentType, cacheControl: cacheControl)
    }
}
