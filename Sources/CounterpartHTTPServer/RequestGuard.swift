/// Decides by its head whether a request is let in.
///
/// The library lets pass what smugglers use: two lengths, a length beside chunks, two hosts. Where
/// a proxy in front reads one of them and we the other, one request becomes two.
package struct RequestGuard: Sendable {
    /// How long the body says it is.
    package enum BodyLength: Hashable, Sendable {
        case exactly(Int)
        case chunked
    }

    /// 18 digits fit an `Int`, and are more than any body.
    private static let contentLengthDigits = 18

    package let urlLimit: Int
    package let headerLimit: Int

    package init(urlLimit: Int, headerLimit: Int) {
        self.urlLimit = urlLimit
        self.headerLimit = headerLimit
    }

    /// Checks how long the parts of a head are.
    package func refusal(targetLength: Int, headLength: Int) -> Refusal? {
        if targetLength > urlLimit { return .targetTooLong }
        if headLength - targetLength > headerLimit { return .headTooLarge }
        return nil
    }

    /// Checks that a request says once and clearly whom it is for.
    package func refusal(fields: HTTPFields, isHTTP10: Bool) -> Refusal? {
        let hosts = fields.count(of: "host")
        return hosts == 1 || hosts == 0 && isHTTP10 ? nil : .host
    }

    /// Finds out how the body is delimited, which must be said once and clearly.
    package func bodyLength(
        fields: HTTPFields,
        isHTTP10: Bool
    ) throws(GuardError) -> BodyLength {
        let lengths = fields.count(of: "content-length")
        let codings = fields.count(of: "transfer-encoding")
        if codings > 0 {
            guard lengths == 0 else { throw GuardError(.framing) }
            // HTTP/1.0 knows no transfer codings: an older proxy would read the body otherwise.
            guard codings == 1, !isHTTP10,
                fields["transfer-encoding"]?.lowercased() == "chunked"
            else { throw GuardError(.transferEncoding) }
            return .chunked
        }
        guard lengths > 0 else { return .exactly(0) }
        guard lengths == 1, let digits = fields["content-length"] else {
            throw GuardError(.contentLength)
        }
        return .exactly(try length(digits))
    }

    private func length(_ digits: String) throws(GuardError) -> Int {
        guard (1...Self.contentLengthDigits).contains(digits.utf8.count),
            digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(digits)
        else { throw GuardError(.contentLength) }
        return length
    }
}
