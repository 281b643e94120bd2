import CounterpartBytes
import CounterpartHTTPServer

extension HTTPResponse {
    /// A successful answer to a read; a 304 if the client has it already.
    ///
    /// Of the body of a 304 only the length is sent, which must not be another (RFC 9110 §8.6).
    static func found(
        _ answer: Answer,
        for request: HTTPRequest,
        contentType: String,
        cacheControl: String
    ) -> HTTPResponse {
        let (body, tag) = (answer.body, answer.tag)
        if let known = request.fields["if-none-match"], tag.isAmong(known) {
            return HTTPResponse(
                status: 304,
                fields: [("Cache-Control", cacheControl), ("ETag", tag.text)],
                body: body
            )
        }
        return HTTPResponse(
            status: 200,
            fields: [
                ("Content-Type", contentType), ("Cache-Control", cacheControl), ("ETag", tag.text),
                ("X-Content-Type-Options", "nosniff"),
            ],
            body: body
        )
    }

    /// An answer that is not to be kept.
    static func answer(
        _ status: Int,
        _ body: Bytes,
        contentType: String,
        cacheControl: String
    ) -> HTTPResponse {
        HTTPResponse(
            status: status,
            fields: [
                ("Content-Type", contentType), ("Cache-Control", cacheControl),
                ("X-Content-Type-Options", "nosniff"),
            ],
            body: body
        )
    }
}
