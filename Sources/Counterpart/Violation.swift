/// One reason why a write was refused, told as the contract tells it (§1.13, §1.14).
package struct Violation: Error, Hashable, Sendable {
    /// The attribute's name on the wire, or `base` for the object as a whole.
    package let field: String
    /// A full sentence, for instance "Service name can't be blank".
    package let message: String

    package init(field: String, message: String) {
        self.field = field
        self.message = message
    }
}
