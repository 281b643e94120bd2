/// Integers as Ruby's `String#to_i` reads them, which decides what Kantata's parameters mean
/// (contract §4.6).
package enum RubyInteger {
    /// Returns the number at the start of `text`, or 0 if there is none.
    ///
    /// It may have white space before it, a sign, and single underscores between its digits. What
    /// does not fit becomes the nearest number that does.
    package static func parse(_ text: String) -> Int64 {
        read(text).number
    }

    /// Like ``parse(_:)``, but `nil` if the number does not fit.
    package static func parseExactly(_ text: String) -> Int64? {
        let result = read(text)
        return result.isExact ? result.number : nil
    }

    private static func read(_ text: String) -> (number: Int64, isExact: Bool) {
        var digits = text.utf8.drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let isNegative = digits.first == UInt8(ascii: "-")
        if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        var number: Int64 = 0
        var mayBreak = false
        for byte in digits {
            if byte == UInt8(ascii: "_"), mayBreak {
                mayBreak = false
                continue
            }
            guard byte &- 48 < 10 else { break }
            mayBreak = true
            let digit = Int64(byte - 48)
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = tenfold.addingReportingOverflow(isNegative ? -digit : digit)
            if overflow || overflow2 { return (isNegative ? .min : .max, false) }
            number = sum
        }
        return (number, true)
    }
}
