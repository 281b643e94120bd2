/// What to make of a standing: one sentence, and the next step.
package struct Verdict: Hashable, Sendable {
    package let sentence: String
    package let nextStep: String

    package init(_ standing: Standing, at now: Timestamp) {
        let failing = standing.entries.count { $0.reference.status == .failed }
        sentence = "\(failing) of \(standing.entries.count) references fail."
        nextStep = failing > 0 ? "Look at the cause." : "Nothing is to be done."
    }
}
