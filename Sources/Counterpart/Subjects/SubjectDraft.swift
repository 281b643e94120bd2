/// What one request says about a subject.
package struct SubjectDraft: Sendable {
    /// Makes the attributes after the write of what they were before, `nil` for a new subject; see
    /// ``Subject/attributes``.
    ///
    /// The attributes are text to the domain; the wire, which can read them, gives this.
    package typealias Attributes = @Sendable (_ current: String?) throws(Violations) -> String

    /// The id: that of the subject to be updated, or one that a new subject brings from another
    /// system; `nil` to have one assigned.
    package var number: Int64?
    package var attributes: Attributes
    /// A reference to be written with it; its subject is this one, whatever it says.
    package var reference: ReferenceDraft?

    package init(
        number: Int64?,
        reference: ReferenceDraft?,
        attributes: @escaping Attributes
    ) {
        self.number = number
        self.reference = reference
        self.attributes = attributes
    }
}
