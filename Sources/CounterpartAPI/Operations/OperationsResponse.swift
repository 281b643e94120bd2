import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire

/// Answers with the header fields of the operations surface.
enum OperationsResponse {
    static let json = "application/json"
    /// Whoever may keep it must ask whether it is still so.
    static let cacheControl = "private, no-cache"

    static func found(_ answer: Answer, for request: HTTPRequest) -> HTTPResponse {
        .found(answer, for: request, contentType: json, cacheControl: cacheControl)
    }

    /// The answer to a write, or to a query that is sent like one.
    static func done(_ body: Bytes, status: Int = 200, contentType: String = json) -> HTTPResponse {
        .answer(status, body, contentType: contentType, cacheControl: "no-store")
    }

    static func done() -> HTTPResponse {
        HTTPResponse(status: 204, fields: [("Cache-Control", "no-store")])
    }

    static func failed(_ problem: Problem) -> HTTPResponse {
        var writer = ByteWriter(minimumCapacity: 512)
        ProblemDetails.write(problem, into: &writer)
        var response = HTTPResponse.answer(
            problem.status,
            writer.finish(),
            contentType: "application/problem+json",
            cacheControl: "no-store"
        )
        if problem.kind == .unauthorized {
            response.fields.append(("WWW-Authenticate", "Bearer"))
        }
        return response
    }
}
