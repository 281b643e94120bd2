/// A tenant: every row belongs to exactly one account, and nothing crosses the border.
package struct Account: Hashable, Identifiable, Sendable {
    package struct ID: RawRepresentable, Hashable, Sendable {
        package let rawValue: Int64

        package init(rawValue: Int64) {
            self.rawValue = rawValue
        }
    }

    package let id: ID
    package let name: String
    package let identity: ReferenceIdentity

    package init(id: ID, name: String, identity: ReferenceIdentity) {
        self.id = id
        self.name = name
        self.identity = identity
    }

    /// The characters that a name may have at most.
    package static let nameLimit = 100

    /// Whether an account may have this name: not blank, within ``nameLimit``, no control character.
    package static func isValidName(_ name: String) -> Bool {
        !name.isBlank && name.count <= nameLimit
            && !name.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F }
    }
}
