extension MessageScanner {
    /// The bytes that a quoted value has at most.
    private static let quotationLimit = 300

    /// Takes a quoted value, if one begins here.
    ///
    /// A mark within a word is an apostrophe, and one that nothing closes is only a mark.
    mutating func takeQuotation() -> Bool {
        guard let quotation = opening(at: position), !isInWord || quotation.marksWithinWords,
            let inner = content(of: quotation)
        else { return false }
        let end = inner.upperBound + quotation.closing.count
        if keepsCode, !inner.isEmpty, bytes[inner].allSatisfy(\.isDigit) {
            copy(upTo: end)
        } else {
            replace(upTo: end, by: .value)
        }
        isInWord = false
        return true
    }

    private struct Quotation {
        var length: Int
        var closing: [UInt8]
        /// Whether the opening mark is no apostrophe.
        var marksWithinWords = false
    }

    private func opening(at index: Int) -> Quotation? {
        switch bytes[index] {
        case UInt8(ascii: "'"):
            return Quotation(length: 1, closing: [UInt8(ascii: "'")])
        case UInt8(ascii: "`"):
            return Quotation(length: 1, closing: [UInt8(ascii: "`")])
        case UInt8(ascii: "\"") where !isJSON:
            return Quotation(length: 1, closing: [UInt8(ascii: "\"")])
        case UInt8(ascii: "\\") where isJSON && byte(at: index + 1) == UInt8(ascii: "\""):
            let mark = [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
            return Quotation(length: 2, closing: mark, marksWithinWords: true)
        case 0xC2 where byte(at: index + 1) == 0xAB:
            return Quotation(length: 2, closing: [0xC2, 0xBB], marksWithinWords: true)
        case 0xE2 where byte(at: index + 1) == 0x80:
            switch byte(at: index + 2) {
            case 0x98: return Quotation(length: 3, closing: [0xE2, 0x80, 0x99])
            case 0x9A: return Quotation(length: 3, closing: [0xE2, 0x80, 0x98])
            case 0x9C:
                return Quotation(length: 3, closing: [0xE2, 0x80, 0x9D], marksWithinWords: true)
            case 0x9E:
                return Quotation(length: 3, closing: [0xE2, 0x80, 0x9C], marksWithinWords: true)
            default: return nil
            }
        case 0xE3 where byte(at: index + 1) == 0x80 && byte(at: index + 2) == 0x8C:
            return Quotation(length: 3, closing: [0xE3, 0x80, 0x8D], marksWithinWords: true)
        default:
            return nil
        }
    }

    /// What lies between the marks, or `nil` if the closing one is missing or far away.
    private func content(of quotation: Quotation) -> Range<Int>? {
        let start = position + quotation.length
        let last = min(start + Self.quotationLimit, bytes.count - quotation.closing.count)
        guard start <= last else { return nil }
        for index in start...last where bytes[index] == quotation.closing[0] {
            let end = index + quotation.closing.count
            guard bytes[index..<end].elementsEqual(quotation.closing) else { continue }
            if !quotation.marksWithinWords, isWord(at: end) { continue }
            return start..<index
        }
        return nil
    }
}
