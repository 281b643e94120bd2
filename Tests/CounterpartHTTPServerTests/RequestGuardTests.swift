import CounterpartHTTPServer
import Testing

@Suite struct RequestGuardTests {
    private let subject = RequestGuard(urlLimit: 10, headerLimit: 20)

    @Test(
        arguments: [
            (10, 30, nil), (11, 30, Refusal.targetTooLong), (11, 99, .targetTooLong),
            (10, 31, .headTooLarge),
        ] as [(Int, Int, Refusal?)]
    )
    func `a target and the rest of a head have a limit each`(
        _ target: Int,
        head: Int,
        refusal: Refusal?
    ) {
        #expect(subject.refusal(targetLength: target, headLength: head) == refusal)
    }

    @Test(
        arguments: [
            (0, true, nil), (0, false, Refusal.host), (1, false, nil), (1, true, nil),
            (2, true, .host),
        ] as [(Int, Bool, Refusal?)]
    )
    func `only HTTP 1.0 may leave out the host`(_ hosts: Int, isHTTP10: Bool, refusal: Refusal?) {
        let fields = HTTPFields(Array(repeating: ("Host", "a"), count: hosts))
        #expect(subject.refusal(fields: fields, isHTTP10: isHTTP10) == refusal)
    }

    @Test(
        arguments: [
            ([], .exactly(0)),
            ([("content-length", "0")], .exactly(0)),
            ([("Content-Length", "999999999999999999")], .exactly(999_999_999_999_999_999)),
            ([("transfer-encoding", "chunked")], .chunked),
            ([("Transfer-Encoding", "CHUNKED")], .chunked),
        ] as [([(String, String)], RequestGuard.BodyLength)]
    )
    func `a body is delimited by one length or by chunks`(
        _ fields: [(String, String)],
        length: RequestGuard.BodyLength
    ) throws {
        #expect(try subject.bodyLength(fields: HTTPFields(fields), isHTTP10: false) == length)
    }

    @Test(arguments: ["", "+1", "-1", "1 ", "1,1", "0x1", "\u{0661}", "1234567890123456789"])
    func `a length is at most 18 digits and nothing else`(_ length: String) {
        let fields = HTTPFields([("Content-Length", length)])
        #expect(throws: GuardError(.contentLength)) {
            try subject.bodyLength(fields: fields, isHTTP10: false)
        }
    }

    @Test(arguments: ["", "identity", "gzip, chunked", "chunked, chunked", "xchunked", "chunked;a"])
    func `no other coding than chunked is let in`(_ coding: String) {
        let fields = HTTPFields([("Transfer-Encoding", coding)])
        #expect(throws: GuardError(.transferEncoding)) {
            try subject.bodyLength(fields: fields, isHTTP10: false)
        }
    }
}
