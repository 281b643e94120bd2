import Counterpart

/// The key of a reference's row: its account's id above its own, so that an account's rows lie
/// together and one integer finds a reference.
enum ReferenceKey {
    static func key(_ id: Reference.ID, in account: Account) -> Int64 {
        (account.id.rawValue << Schema.idBits) | id.rawValue
    }

    static func id(_ key: Int64) -> Reference.ID {
        Reference.ID(rawValue: key & Reference.ID.maximum.rawValue)
    }

    static func isPossible(_ id: Reference.ID) -> Bool {
        id.rawValue >= 1 && id <= .maximum
    }
}
