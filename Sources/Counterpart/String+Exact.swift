extension String {
    /// Whether the two are equal byte by byte; `==` also holds for texts that are merely composed
    /// differently.
    package func isExactly(_ other: String) -> Bool {
        let (bytes, others) = (utf8.span, other.utf8.span)
        guard bytes.count == others.count else { return false }
        for index in bytes.indices where bytes[index] != others[index] { return false }
        return true
    }
}
