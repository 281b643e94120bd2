extension MessageScanner {
    /// The bytes that an e-mail address has at most before its @, and behind it.
    private static let mailboxLimit = 64
    private static let domainLimit = 255

    /// Returns where the e-mail address there ends.
    func endOfEmail(at start: Int) -> Int? {
        var index = start
        while index - start < Self.mailboxLimit, isMailbox(at: index) { index += 1 }
        guard index > start, byte(at: index) == UInt8(ascii: "@"), isWord(at: index + 1) else {
            return nil
        }
        let domain = index + 1
        var end = domain
        var hasDot = false
        while end - domain < Self.domainLimit {
            if isWord(at: end) {
                end += 1
            } else if isDotOrHyphen(byte(at: end)), isWord(at: end + 1) {
                hasDot = hasDot || byte(at: end) == UInt8(ascii: ".")
                end += 1
            } else {
                break
            }
        }
        return hasDot ? end : nil
    }

    private func isMailbox(at index: Int) -> Bool {
        let byte = byte(at: index)
        return isWord(at: index) || isDotOrHyphen(byte) || byte == UInt8(ascii: "+")
            || byte == UInt8(ascii: "%")
    }

    private func isDotOrHyphen(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
    }

    /// Returns where a URL ends whose scheme, or whose `www`, ends at `index`.
    func endOfURL(after index: Int) -> Int? {
        let isSchemed =
            byte(at: index) == UInt8(ascii: ":") && byte(at: index + 1) == UInt8(ascii: "/")
            && byte(at: index + 2) == UInt8(ascii: "/")
        guard isSchemed || isWWW(before: index) else { return nil }
        var end = index
        while end < bytes.count, !Self.endsURL(bytes[end]), blankLength(at: end) == nil { end += 1 }
        // What closes the sentence or a bracket around the URL is not its.
        while end > index, Self.closesSentence(bytes[end - 1]) { end -= 1 }
        return end
    }

    private func isWWW(before index: Int) -> Bool {
        guard index - position == 3, byte(at: index) == UInt8(ascii: "."), isWord(at: index + 1)
        else { return false }
        return bytes[position..<index].allSatisfy { $0 | 0x20 == UInt8(ascii: "w") }
    }

    private static func endsURL(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "`"), UInt8(ascii: "\\"), UInt8(ascii: "|"), UInt8(ascii: "{"),
            UInt8(ascii: "}"):
            true
        default: byte >= 0x80
        }
    }

    private static func closesSentence(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"),
            UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ")"), UInt8(ascii: "]"):
            true
        default: false
        }
    }
}
