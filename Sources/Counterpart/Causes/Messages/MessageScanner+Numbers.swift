extension MessageScanner {
    /// Takes what begins with a digit, where no word goes on.
    mutating func takeNumberOrWord() {
        if let end = endOfTime(at: position) {
            replace(upTo: end, by: .time)
        } else if let end = endOfAddress(at: position) {
            replace(upTo: end, by: .ip)
        } else if isStatusLine {
            copy(upTo: position + 3)
        } else {
            takeWord()
        }
    }

    /// Takes a number that a sign or a currency leads.
    mutating func takeSignedNumber() -> Bool {
        guard !isInWord else { return false }
        var index = position
        if let length = signLength(at: index) { index += length }
        if let length = currencyLength(at: index) { index = skipBlanks(from: index + length) }
        if index > position, let length = signLength(at: index) { index += length }
        guard index > position, byte(at: index).isDigit else {
            guard let end = endOfAddress(at: position) else { return false }
            replace(upTo: end, by: .ip)
            return true
        }
        takeNumber(from: index)
        return true
    }

    /// Takes the number whose first digit is at `start`, which may lie behind a sign.
    mutating func takeNumber(from start: Int) {
        var index = endOfDigits(at: start)
        if keepsCode, index - start <= 6, start - position <= 1 {
            // `HTTP/1.1 404`: the version is followed by the status.
            let isVersion = byte(at: index) == UInt8(ascii: ".") && byte(at: index + 1).isDigit
            if isVersion { index = endOfDigits(at: index + 1) }
            copy(upTo: index)
            isInWord = true
            keepsCode = isVersion
            return
        }
        while Self.isSeparator(byte(at: index)), byte(at: index + 1).isDigit {
            index = endOfDigits(at: index + 1)
        }
        let next = skipBlanks(from: index)
        if byte(at: next) == UInt8(ascii: "%") {
            index = next + 1
        } else if let length = currencyLength(at: next), !byte(at: next + length).isDigit {
            index = next + length
        } else if isCurrencyCode(at: next), !isWord(at: next + 3) {
            index = next + 3
        }
        replace(upTo: index, by: .number)
    }

    func endOfDigits(at start: Int) -> Int {
        var index = start
        while byte(at: index).isDigit { index += 1 }
        return index
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "'")
    }

    private func signLength(at index: Int) -> Int? {
        switch byte(at: index) {
        case UInt8(ascii: "-"), UInt8(ascii: "+"): 1
        case 0xE2 where byte(at: index + 1) == 0x88 && byte(at: index + 2) == 0x92: 3
        default: nil
        }
    }

    private func currencyLength(at index: Int) -> Int? {
        switch byte(at: index) {
        case UInt8(ascii: "$"): 1
        case 0xC2 where byte(at: index + 1) == 0xA3 || byte(at: index + 1) == 0xA5: 2
        case 0xE2 where byte(at: index + 1) == 0x82: 3
        default: nil
        }
    }

    /// Whether one of the currencies that amounts usually name stands there.
    func isCurrencyCode(at index: Int) -> Bool {
        guard byte(at: index).isUppercase, byte(at: index + 1).isUppercase,
            byte(at: index + 2).isUppercase
        else { return false }
        return Self.currencies.contains(String(decoding: bytes[index..<index + 3], as: UTF8.self))
    }

    private static let currencies: Set = [
        "AUD", "BRL", "CAD", "CHF", "CNY", "CZK", "DKK", "EUR", "GBP", "HKD", "HUF", "ILS", "INR",
        "JPY", "KRW", "MXN", "NOK", "NZD", "PLN", "RON", "SEK", "SGD", "THB", "TRY", "USD", "ZAR",
    ]

    /// `404 Client Error: …`: a message that begins with a status of HTTP.
    private var isStatusLine: Bool {
        guard lastWord == nil, isAtBeginning, endOfDigits(at: position) == position + 3 else {
            return false
        }
        let hundreds = bytes[position]
        return (hundreds == UInt8(ascii: "4") || hundreds == UInt8(ascii: "5"))
            && byte(at: position + 3) == 0x20 && byte(at: position + 4).isUppercase
    }

    /// Returns where the IP address there ends, with its port.
    private func endOfAddress(at start: Int) -> Int? {
        endOfShortAddress(at: start) ?? endOfLongAddress(at: start)
    }

    private func endOfShortAddress(at start: Int) -> Int? {
        var index = start
        for part in 0..<4 {
            let end = endOfDigits(at: index)
            guard (1...3).contains(end - index), number(at: index, to: end) <= 255 else {
                return nil
            }
            if part < 3, byte(at: end) != UInt8(ascii: ".") { return nil }
            index = part < 3 ? end + 1 : end
        }
        if byte(at: index) == UInt8(ascii: "."), byte(at: index + 1).isDigit { return nil }
        guard byte(at: index) == UInt8(ascii: ":"), byte(at: index + 1).isDigit else {
            return isWord(at: index) ? nil : index
        }
        return endOfDigits(at: index + 1)
    }

    /// Groups of hexadecimal digits, seven colons or a double one between them.
    func endOfLongAddress(at start: Int) -> Int? {
        var index = start
        var colons = 0
        var isShortened = false
        var hasDigit = false
        while index - start < 40 {
            let byte = byte(at: index)
            if byte == UInt8(ascii: ":") {
                colons += 1
                isShortened = isShortened || self.byte(at: index + 1) == UInt8(ascii: ":")
            } else if byte.isHexDigit {
                hasDigit = hasDigit || byte.isDigit
            } else {
                break
            }
            index += 1
        }
        guard hasDigit, isShortened && colons >= 2 || colons == 7, !isWord(at: index) else {
            return nil
        }
        return bytes[index - 1] == UInt8(ascii: ":") ? nil : index
    }

    /// The number that a few digits make.
    func number(at start: Int, to end: Int) -> Int {
        bytes[start..<end].reduce(0) { $0 * 10 + Int($1 & 0x0F) }
    }
}
