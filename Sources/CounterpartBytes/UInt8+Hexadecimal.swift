extension UInt8 {
    /// The character of the hexadecimal digit that the low four bits of `number` are, in lower case.
    package init(hexadecimalDigit number: UInt64) {
        let digit = UInt8(truncatingIfNeeded: number & 15)
        self = digit &+ (digit < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
    }
}
