/// A reference as an operator finds it: with the cause that it fails with.
package struct FoundReference: Hashable, Sendable {
    package var reference: Reference
    /// `nil` if it does not fail.
    package var cause: Cause.ID?

    package init(_ reference: Reference, cause: Cause.ID? = nil) {
        self.reference = reference
        self.cause = cause
    }
}
