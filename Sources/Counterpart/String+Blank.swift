extension String {
    /// Whether the text is empty or white space only, which the contract treats as missing (§3.5).
    package var isBlank: Bool {
        unicodeScalars.allSatisfy { $0.properties.isWhitespace }
    }
}
