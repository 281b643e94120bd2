extension Fingerprint {
    /// The bytes that a fingerprint has at most.
    package static let textLimit = 500
    /// The bytes of a message that are looked at.
    package static let messageLimit = 4_096

    /// Takes out of a message what differs from record to record, by the rules of
    /// `docs/fingerprints.md`; no message, or a blank one, leaves an empty text.
    ///
    /// Whoever changes a rule counts ``currentVersion`` up.
    package init(of message: String?) {
        self.init(text: Self.text(of: message ?? ""), version: Self.currentVersion)
    }

    private static func text(of message: String) -> String {
        var bytes = Array(message.utf8)
        bytes.cutAtCharacter(messageLimit)
        var scanner = MessageScanner(bytes, outputLimit: textLimit)
        return scanner.reduced()
    }
}

extension [UInt8] {
    /// Drops what lies behind the first `count` bytes of UTF-8 text, and the character that they
    /// would cut in two.
    mutating func cutAtCharacter(_ count: Int) {
        guard self.count > count else { return }
        var end = count
        while end > 0, self[end] & 0xC0 == 0x80 { end -= 1 }
        removeLast(self.count - end)
    }
}
