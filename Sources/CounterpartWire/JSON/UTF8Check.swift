/// Tells UTF-8 from other bytes (RFC 3629: no overlong forms, no surrogates, nothing past U+10FFFF).
enum UTF8Check {
    /// The position of the first sequence that is not UTF-8, or `nil` if there is none.
    static func firstError(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
        var index = range.lowerBound
        while index < range.upperBound {
            let length = sequenceLength(in: bytes, index..<range.upperBound)
            if length == 0 { return index }
            index += length
        }
        return nil
    }

    /// The length of the sequence at the start of `range`, or 0 if there is none.
    private static func sequenceLength(in bytes: [UInt8], _ range: Range<Int>) -> Int {
        let start = range.lowerBound
        let lead = bytes[start]
        if lead < 0x80 { return 1 }
        guard start + 1 < range.upperBound else { return 0 }
        let second = bytes[start + 1]
        let length: Int
        switch (lead, second) {
        case (0xC2...0xDF, 0x80...0xBF): return 2
        case (0xE0, 0xA0...0xBF), (0xE1...0xEC, 0x80...0xBF), (0xED, 0x80...0x9F),
            (0xEE...0xEF, 0x80...0xBF):
            length = 3
        case (0xF0, 0x90...0xBF), (0xF1...0xF3, 0x80...0xBF), (0xF4, 0x80...0x8F):
            length = 4
        default: return 0
        }
        guard start + length <= range.upperBound else { return 0 }
        for index in start + 2..<start + length where bytes[index] & 0xC0 != 0x80 { return 0 }
        return length
    }
}
