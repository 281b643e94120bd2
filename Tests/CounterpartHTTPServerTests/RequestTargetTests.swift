import CounterpartHTTPServer
import Testing

@Suite struct RequestTargetTests {
    @Test(arguments: [
        ("/", "/", ""),
        ("/a/b?c=d&e", "/a/b", "c=d&e"),
        ("/a?b?c", "/a", "b?c"),
        ("/a?", "/a", ""),
        ("/%00+%2F?x=+%26", "/%00+%2F", "x=+%26"),
        ("/ä", "/ä", ""),
        ("*", "*", ""),
        ("http://host/s?q", "/s", "q"),
        ("HTTPS://host:1", "/", ""),
        ("http://host?q=/x", "/", "q=/x"),
    ])
    func `a target is taken apart and left encoded`(_ target: String, path: String, query: String) {
        let parsed = RequestTarget(target.utf8.span)
        #expect(parsed?.path == path)
        #expect(parsed?.query == query)
    }

    @Test(arguments: [
        "", "a", "?a", "host:80", "http:/x", "http:///x", "ftp://host/x", "/a b", "/\u{1}",
        "/\u{7f}",
    ])
    func `a target of another form is refused`(_ target: String) {
        #expect(RequestTarget(target.utf8.span) == nil)
    }

    @Test func `a target that is no UTF-8 is refused`() {
        #expect(RequestTarget(([0x2f, 0xff] as [UInt8]).span) == nil)
    }
}
