/// Kinds of ASCII bytes.
extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }

    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }

    var isUppercase: Bool { self &- 0x41 < 26 }

    var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }

    /// A small letter for a capital one; what is no letter becomes something else that is none.
    var lowercased: UInt8 { isUppercase ? self | 0x20 : self }
}
