import CounterpartTestSupport

extension SeededGenerator {
    /// A text of up to `length` scalars, among them those that JSON escapes.
    mutating func text(upTo length: Int, from alphabet: String = seasoned) -> String {
        let scalars = Array(alphabet.unicodeScalars)
        var text = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...length, using: &self) {
            text.append(scalars[Int.random(in: scalars.indices, using: &self)])
        }
        return String(text)
    }

    static let seasoned =
        "abcXYZ019 _-.:/?=%+[]{}<>&'\"\\\t\n\r\u{8}\u{C}\u{1}\u{7F}é€\u{2028}\u{2029}\u{2027}𐍈🚀"
}
