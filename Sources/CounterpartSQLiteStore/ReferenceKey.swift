import Counterpart

/// The ``AccountKey`` of a reference's row.
enum ReferenceKey {
    static func key(_ id: Reference.ID, in account: Account) -> Int64 {
        AccountKey.key(id.rawValue, in: account.id)
    }

    static func id(_ key: Int64) -> Reference.ID {
        Reference.ID(rawValue: AccountKey.number(key))
    }

    static func isPossible(_ id: Reference.ID) -> Bool {
        AccountKey.isPossible(id.rawValue)
    }
}
