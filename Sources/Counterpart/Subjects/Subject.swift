/// A business object, with its attributes as we were told them.
package struct Subject: Hashable, Identifiable, Sendable {
    /// A subject's identity within an account: its type and its id.
    package struct ID: Hashable, Sendable {
        package let type: SubjectType
        package let number: Int64

        package init(type: SubjectType, number: Int64) {
            self.type = type
            self.number = number
        }
    }

    package let id: ID

    /// One JSON object with the bytes, numbers and key order of its writer, without insignificant
    /// white space and without an `id` member.
    package let attributes: String

    package init(id: ID, attributes: String) {
        self.id = id
        self.attributes = attributes
    }
}
