import CounterpartWire
import Testing

@Suite struct RubyIntegerTests {
    @Test(
        arguments: [
            ("12abc", 12), (" 7", 7), ("1e3", 1), ("", 0), ("abc", 0), ("+2", 2), ("-5", -5),
            ("2.9", 2),
            ("1_0", 10), ("1__0", 1), ("_1", 0), ("1_", 1), ("0x2", 0), ("- 1", 0), ("+-1", 0),
            ("\t\n\u{B}\u{C}\r 3", 3), ("007", 7), ("٣", 0), ("9223372036854775807", .max),
            ("-9223372036854775808", .min), ("9223372036854775808", .max),
            ("-9223372036854775809", .min), ("99999999999999999999", .max),
        ] as [(String, Int64)]
    )
    func `numbers are read as to_i reads them`(_ text: String, _ number: Int64) {
        #expect(RubyInteger.parse(text) == number)
    }

    @Test func `a number that does not fit is told apart when it matters`() {
        #expect(RubyInteger.parseExactly("9223372036854775807") == .max)
        #expect(RubyInteger.parseExactly("9223372036854775808") == nil)
        #expect(RubyInteger.parseExactly("abc") == 0)
    }
}
