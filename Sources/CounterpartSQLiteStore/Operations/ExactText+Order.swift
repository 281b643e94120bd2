/// The order of the bytes, which is SQLite's.
extension ExactText: Comparable {
    static func < (left: ExactText, right: ExactText) -> Bool {
        left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
    }
}
