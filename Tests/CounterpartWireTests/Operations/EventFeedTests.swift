import CounterpartBytes
import CounterpartWire
import Testing

@Suite struct EventFeedTests {
    /// What is told in each second of a feed to which a store answers with these versions.
    private func told(_ versions: [Int?]) -> [String?] {
        var feed = EventFeed()
        return versions.map { feed.next($0)?.text }
    }

    @Test func `the version is told at once, and whenever it is another one`() {
        #expect(
            told([3, 3, 4, 4]) == [
                "event: change\ndata: {\"version\":3}\n\n", "",
                "event: change\ndata: {\"version\":4}\n\n", "",
            ]
        )
    }

    @Test func `after 20 seconds without a word a comment is told`() {
        let told = told(Array(repeating: 3, count: 42))
        #expect(told[20] == ": still here\n\n")
        #expect(told[40] == ": still here\n\n")
        #expect(told.count { $0 == "" } == 39)
    }

    @Test func `a store that cannot tell has the client look every 5 seconds`() {
        let told = told(Array(repeating: nil, count: 11))
        let change = "event: change\ndata: {\"version\":null}\n\n"
        #expect(told.enumerated().filter { $0.element == change }.map(\.offset) == [0, 5, 10])
    }

    @Test func `after ten minutes the feed ends`() {
        let told = told(Array(repeating: 3, count: 601))
        #expect(told[599] != nil)
        #expect(told[600] == nil)
    }
}
