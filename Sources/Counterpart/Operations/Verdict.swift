/// What to make of a standing: why the subject is not synced, and what to do next.
///
/// The rules are tried in order, the one whose remedy helps most first; each says what is wrong and
/// what to do, and the first that fits is the verdict.
package struct Verdict: Hashable, Sendable {
    /// How long a reference may be pending before somebody should look, in seconds.
    package static let patience: Int64 = 3_600
    /// The characters of a message or a note that a verdict quotes at most.
    package static let quotationLimit = 200

    package let sentence: String
    package let nextStep: String

    package init(_ standing: Standing, at now: Timestamp) {
        self = VerdictRules(standing, at: now).verdict
    }

    init(_ sentence: String, nextStep: String) {
        self.sentence = sentence
        self.nextStep = nextStep
    }
}
