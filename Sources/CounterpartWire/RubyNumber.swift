/// Numbers of JSON as Ruby reads and prints them, which decides what a number given for a text
/// attribute becomes (contract §3.5).
enum RubyNumber {
    /// What Ruby's `to_s` prints of the number with the JSON text `raw`.
    static func text(of raw: String) -> String {
        guard !isInteger(raw) else { return raw == "-0" ? "0" : raw }
        return text(of: Double(raw) ?? 0)
    }

    /// The integer part of the number with the JSON text `raw`, or `nil` if it does not fit.
    static func integer(of raw: String) -> Int64? {
        if isInteger(raw) { return RubyInteger.parseExactly(raw) }
        return Double(raw).flatMap { Int64(exactly: $0.rounded(.towardZero)) }
    }

    static func isInteger(_ raw: String) -> Bool {
        !raw.utf8.contains { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    }

    /// Ruby writes a float in full from 1e-4 up to below 1e16, and with an exponent elsewhere.
    private static func text(of number: Double) -> String {
        guard number.isFinite else { return number < 0 ? "-Infinity" : "Infinity" }
        let sign = number.sign == .minus ? "-" : ""
        let (digits, point) = decimal(number.magnitude)
        let count = digits.utf8.count
        if !(-3...16).contains(point) {
            let rest = count > 1 ? String(digits.dropFirst()) : "0"
            let exponent = point - 1
            let padding = exponent.magnitude < 10 ? "0" : ""
            let mark = exponent < 0 ? "-" : "+"
            return "\(sign)\(digits.prefix(1)).\(rest)e\(mark)\(padding)\(exponent.magnitude)"
        }
        if point <= 0 { return "\(sign)0.\(zeros(-point))\(digits)" }
        if point >= count { return "\(sign)\(digits)\(zeros(point - count)).0" }
        return "\(sign)\(digits.prefix(point)).\(digits.dropFirst(point))"
    }

    /// The shortest digits that mean `number`, and how many of them stand before the point.
    private static func decimal(_ number: Double) -> (digits: String, point: Int) {
        guard number != 0 else { return ("0", 1) }
        let parts = number.description.split(separator: "e")
        let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
        let halves = parts[0].split(separator: ".", omittingEmptySubsequences: false)
        let fraction = halves.count > 1 && halves[1] != "0" ? String(halves[1]) : ""
        let all = String(halves[0]) + fraction
        let leading = all.prefix { $0 == "0" }.count
        var digits = all.dropFirst(leading)
        while digits.count > 1, digits.last == "0" { digits.removeLast() }
        return (String(digits), halves[0].count - leading + exponent)
    }

    private static func zeros(_ count: Int) -> String {
        String(repeating: "0", count: count)
    }
}
