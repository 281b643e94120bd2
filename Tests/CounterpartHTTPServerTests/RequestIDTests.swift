import CounterpartHTTPServer
import Testing

@Suite struct RequestIDTests {
    @Test(arguments: ["a", "Az09_-", String(repeating: "x", count: 255)])
    func `a good id of the client is kept`(_ id: String) {
        #expect(RequestID().id(from: id) == id)
    }

    @Test(arguments: [nil, "", "a b", "a\"", "ä", String(repeating: "x", count: 256)])
    func `a bad or missing id is replaced by a UUID`(_ id: String?) {
        let made = RequestID().id(from: id)
        #expect(
            made.wholeMatch(
                of: /[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/
            ) != nil
        )
    }

    @Test func `ten thousand ids differ, and so do those of two servers`() {
        let first = RequestID()
        let second = RequestID()
        let ids = (0..<10_000).flatMap { _ in [first.next(), second.next()] }
        #expect(Set(ids).count == 20_000)
    }
}
