import CounterpartHTTPServer
import Testing

@Suite struct HTTPFieldsTests {
    private let fields = HTTPFields([
        ("Host", "a"), ("X-Empty", ""), ("Accept", "one"), ("accept", "two"),
    ])

    @Test(arguments: ["host", "HOST", "Host"])
    func `a name is found whatever its case`(_ name: String) {
        #expect(fields[name] == "a")
    }

    @Test func `the first of several values is found, and all are counted`() {
        #expect(fields["Accept"] == "one")
        #expect(fields.values(of: "ACCEPT") == ["one", "two"])
        #expect(fields.count(of: "accept") == 2)
        #expect(fields.count == 4)
    }

    @Test func `an empty value is not a missing one`() {
        #expect(fields["x-empty"] == "")
        #expect(fields["x-emptY2"] == nil)
        #expect(fields["hos"] == nil)
    }

    @Test func `only letters ignore case`() {
        let fields = HTTPFields([("a^", "1")])
        #expect(fields["A^"] == "1")
        #expect(fields["a~"] == nil)
    }
}
