extension String {
    /// Whether the text is empty or white space only, which the contract treats as missing (§3.5).
    package var isBlank: Bool {
        // Most texts begin with a visible ASCII character, which is told without a table.
        if let first = utf8.first, (0x21...0x7E).contains(first) { return false }
        return unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
}
