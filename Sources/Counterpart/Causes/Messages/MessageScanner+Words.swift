extension MessageScanner {
    /// What a word consists of; hyphens between its letters and digits belong to it.
    private struct Word {
        var end: Int
        var digits = 0
        var letters = 0
        /// Hyphens and underscores.
        var joints = 0
        var isHex = true
        /// Where the last stretch of digits began.
        var lastDigits = 0

        init(at start: Int) {
            end = start
        }
    }

    /// Takes what begins with a letter, a digit or an underscore.
    mutating func takeWord() {
        if !isInWord, hasAtSign, let end = endOfEmail(at: position) {
            return replace(upTo: end, by: .email)
        }
        let word = word(at: position)
        if let end = endOfURL(after: word.end) {
            replace(upTo: end, by: .url)
        } else if word.digits == 0 {
            takePlain(word)
        } else if word.letters == 0, word.joints == 0 {
            takeNumber(from: position)
        } else {
            takeMixed(word)
        }
    }

    private func word(at start: Int) -> Word {
        var word = Word(at: start)
        var index = start
        var isAfterDigit = false
        while true {
            let byte = byte(at: index)
            if byte.isDigit {
                if !isAfterDigit { word.lastDigits = index }
                word.digits += 1
            } else if byte == UInt8(ascii: "_") {
                word.joints += 1
            } else if byte == UInt8(ascii: "-"), index > start, isWord(at: index + 1) {
                word.joints += 1
            } else if isWord(at: index) {
                word.letters += 1
                word.isHex = word.isHex && byte.isHexDigit
            } else {
                break
            }
            isAfterDigit = byte.isDigit
            index += 1
        }
        word.end = index
        return word
    }

    private mutating func takePlain(_ word: Word) {
        let range = position..<word.end
        if !isInWord {
            if let end = endOfNamedTime(at: range) { return replace(upTo: end, by: .time) }
            if range.count == 3, isCurrencyCode(at: position) {
                let next = skipBlanks(from: word.end)
                if byte(at: next).isDigit { return takeNumber(from: next) }
            }
            if let end = endOfLongAddress(at: position) { return replace(upTo: end, by: .ip) }
        }
        let keeps = announcesCode(range)
        keep(range)
        keepsCode = keeps
    }

    private mutating func keep(_ range: Range<Int>) {
        copy(upTo: range.upperBound)
        isInWord = true
        lastWord = range
    }

    private mutating func takeMixed(_ word: Word) {
        let range = position..<word.end
        if isUUID(range) { return replace(upTo: word.end, by: .uuid) }
        if isCode(range, word) { return keep(range) }
        if let end = endOfLongAddress(at: position) { return replace(upTo: end, by: .ip) }
        let digitsEnd = endOfDigits(at: position)
        if word.joints == 0, digitsEnd > position, digitsEnd + 3 >= word.end,
            digitsEnd + word.letters == word.end
        {
            return takeMeasure(upTo: digitsEnd, unit: digitsEnd..<word.end)
        }
        isName(word) ? keep(range) : replace(upTo: word.end, by: .id)
    }

    /// `834ms`, `2nd`: the unit is part of the sentence, but not the ending of an ordinal.
    private mutating func takeMeasure(upTo end: Int, unit: Range<Int>) {
        replace(upTo: end, by: .number)
        switch text(unit) {
        case "st", "nd", "rd", "th": position = unit.upperBound
        default: keep(unit)
        }
    }

    /// `OAuth2`, `address1`, `Line_2__c`, `3-way`: up to two digits that number no record.
    private func isName(_ word: Word) -> Bool {
        guard word.digits <= 2, word.letters > 0 else { return false }
        let isNumbered = word.lastDigits > position && endOfDigits(at: word.lastDigits) == word.end
        guard isNumbered else { return true }
        let before = bytes[word.lastDigits - 1]
        return before != UInt8(ascii: "-") && before != UInt8(ascii: "_")
    }

    /// Whether the word is a code of an error or of a standard, not of a record.
    private func isCode(_ range: Range<Int>, _ word: Word) -> Bool {
        if keepsCode, word.joints == 0 {
            let isHexCode = byte(at: position) == 0x30 && byte(at: position + 1) | 0x20 == 0x78
            if range.count <= (isHexCode ? 10 : 6) { return true }
        }
        var end = range.lowerBound
        while end < range.upperBound, bytes[end].isLetter { end += 1 }
        guard end > range.lowerBound, end - range.lowerBound <= 8 else { return false }
        let joint = bytes[end] == UInt8(ascii: "-") || bytes[end] == UInt8(ascii: "_") ? 1 : 0
        return endOfDigits(at: end + joint) == range.upperBound
            && Self.codeFamilies.contains(text(range.lowerBound..<end))
    }

    private static let codeFamilies: Set = [
        "AADSTS", "ERR", "ERROR", "HTTP", "ISO", "ORA", "PLS", "RFC", "SHA", "SQL", "SQLSTATE",
        "SSL", "TLS", "TNS", "UTF",
    ]

    /// Whether a number behind the word is a code.
    private func announcesCode(_ range: Range<Int>) -> Bool {
        guard (4...12).contains(range.count) else { return false }
        switch bytes[range.upperBound - 1] | 0x20 {
        case UInt8(ascii: "e"):
            guard ends(range, with: "code") else { return ends(range, with: "sqlstate") }
            let owner = lowercased(range.lowerBound..<range.upperBound - 4)
            if !owner.isEmpty { return Self.codeOwners.contains(owner) }
            return lastWord.map { !Self.dataCodes.contains(lowercased($0)) } ?? true
        case UInt8(ascii: "o"):
            return ends(range, with: "errno")
        case UInt8(ascii: "p"), UInt8(ascii: "s"):
            return ends(range, with: "http") || ends(range, with: "https")
                || ends(range, with: "status")
        case UInt8(ascii: "r"):
            // `Error: 3 lines …` counts something, `Error 6000` is a code.
            let next = byte(at: skipBlanks(from: range.upperBound))
            return (next.isDigit || next == UInt8(ascii: "#")) && ends(range, with: "error")
        default:
            return false
        }
    }

    private func ends(_ range: Range<Int>, with text: String) -> Bool {
        var index = range.upperBound - text.utf8.count
        guard index >= range.lowerBound else { return false }
        for byte in text.utf8 {
            guard bytes[index].lowercased == byte else { return false }
            index += 1
        }
        return true
    }

    /// What an `errorCode` and its like begin with.
    private static let codeOwners: Set = [
        "error", "error-", "error_", "exit", "fault", "http", "http_", "reason", "response",
        "result", "return", "sql", "status", "status-", "status_",
    ]

    /// What codes belong to records: `postal code 90210`.
    private static let dataCodes: Set = [
        "account", "area", "bank", "branch", "class", "cost", "country", "currency", "customer",
        "department", "discount", "employee", "expense", "invoice", "item", "job", "location",
        "pay", "postal", "product", "project", "promo", "promotion", "routing", "service", "sort",
        "tax", "vendor", "zip",
    ]

    private func isUUID(_ range: Range<Int>) -> Bool {
        guard range.count == 36 else { return false }
        return range.allSatisfy { index in
            switch index - range.lowerBound {
            case 8, 13, 18, 23: bytes[index] == UInt8(ascii: "-")
            default: bytes[index].isHexDigit
            }
        }
    }

    func text(_ range: Range<Int>) -> String {
        String(decoding: bytes[range], as: UTF8.self)
    }

    private func lowercased(_ range: Range<Int>) -> String {
        String(decoding: bytes[range].map(\.lowercased), as: UTF8.self)
    }
}
