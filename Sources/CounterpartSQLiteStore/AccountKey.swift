import Counterpart
import CounterpartSQLite

/// The key of what an account numbers for itself (references, attempts, causes): the account's id
/// above the number, so that an account's rows lie together and one integer finds a row.
enum AccountKey {
    /// The highest number.
    static let maximum: Int64 = (1 << Schema.idBits) - 1

    static func key(_ number: Int64, in account: Account.ID) -> Int64 {
        account.rawValue << Schema.idBits | number
    }

    static func number(_ key: Int64) -> Int64 {
        key & maximum
    }

    /// Whether it is a number at all: another one could lead into another account.
    static func isPossible(_ number: Int64) -> Bool {
        (1...maximum).contains(number)
    }

    /// Between which keys (the first excluded) those of the account lie whose numbers are above
    /// `number`.
    static func keys(above number: Int64, in account: Account.ID) -> [SQLValue] {
        [.integer(key(number, in: account)), .integer(key(maximum, in: account))]
    }
}
