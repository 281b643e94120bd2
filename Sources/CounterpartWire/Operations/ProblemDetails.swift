package import CounterpartBytes

/// The body of an error (`application/problem+json`, RFC 9457).
package enum ProblemDetails {
    package static let typePrefix = "/counterpart/v1/problems/"

    package static func write(_ problem: Problem, into writer: inout ByteWriter) {
        writer.object { json in
            json.member("type", typePrefix + problem.kind.rawValue)
            json.member("title", problem.kind.title)
            json.member("status", problem.status)
            json.member("detail", problem.detail)
            json.member("errors", problem.reasons) { json, reason in
                json.object { json in
                    switch reason.place {
                    case .parameter(let name): json.member("parameter", name)
                    case .pointer(let pointer): json.member("pointer", pointer)
                    }
                    json.member("detail", reason.detail)
                }
            }
        }
    }
}
