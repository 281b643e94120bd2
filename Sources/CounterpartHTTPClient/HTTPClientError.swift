/// Why there is no answer to a request.
package enum HTTPClientError: Error, Equatable, CustomStringConvertible {
    /// A field of it would be several lines, or its URL is none of http or https.
    case invalidRequest
    /// Nobody answered, or not within the time limits, or who answered is not who should.
    case unreachable(String)
    case tooLarge(limit: Int)

    package var description: String {
        switch self {
        case .invalidRequest: "the request cannot be sent as it is"
        case .unreachable(let reason): reason
        case .tooLarge(let limit): "the answer is larger than \(limit >> 20) MiB"
        }
    }
}
