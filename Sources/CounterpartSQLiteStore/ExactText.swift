import Counterpart

/// A text that equals another only byte by byte, as in the database.
///
/// Two `String`s are equal, too, when they are merely the same characters composed differently.
struct ExactText: Hashable {
    let text: String

    init(_ text: String) {
        self.text = text
    }

    static func == (left: ExactText, right: ExactText) -> Bool {
        left.text.isExactly(right.text)
    }

    func hash(into hasher: inout Hasher) {
        // Texts that are equal byte by byte hash alike; more is not asked.
        hasher.combine(text)
    }
}
