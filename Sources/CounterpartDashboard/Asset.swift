import CounterpartBytes
import CounterpartHTTPServer

/// A file of the dashboard, as it is sent.
struct Asset: Sendable {
    private let content: Bytes
    private let tag: EntityTag
    private let fields: [(name: String, value: String)]

    /// Prepares a file, whose type is told by its name.
    init(_ name: String, _ bytes: [UInt8]) {
        var writer = ByteWriter(minimumCapacity: bytes.count)
        writer.append(bytes.span)
        content = writer.finish()
        tag = EntityTag(of: content, isStrong: true)
        let ending = name.split(separator: ".").last ?? ""
        var fields = [
            ("Content-Type", Self.type(ending)),
            ("ETag", tag.text),
            // Asked for each time, and answered with 304: a new version shows at once.
            ("Cache-Control", "no-cache"),
            ("X-Content-Type-Options", "nosniff"),
        ]
        if ending == "html" { fields += PagePolicy.fields }
        self.fields = fields
    }

    private static func type(_ ending: Substring) -> String {
        switch ending {
        case "html": "text/html; charset=utf-8"
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "webmanifest": "application/manifest+json"
        default: "application/octet-stream"
        }
    }

    /// Answers with the file, or with 304 to a client that has it.
    func response(to request: HTTPRequest) -> HTTPResponse {
        let isKnown = request.fields.values(of: "If-None-Match").contains(where: tag.isAmong)
        return HTTPResponse(
            status: isKnown ? 304 : 200,
            fields: fields,
            body: isKnown ? .empty : content
        )
    }
}
