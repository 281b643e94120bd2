/// Thrown where a head breaks a rule of the guard.
package struct GuardError: Error, Hashable, Sendable {
    package let refusal: Refusal

    package init(_ refusal: Refusal) {
        self.refusal = refusal
    }
}
