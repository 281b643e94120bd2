/// Random numbers that are the same in every run (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return word ^ (word >> 31)
    }

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
