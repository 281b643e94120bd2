import Counterpart
import CounterpartSQLite

/// The key of an attempt's row: its account's id above its sequence number, as in ``ReferenceKey``.
enum AttemptKey {
    static let maximum: Int64 = (1 << Schema.idBits) - 1

    static func key(_ sequence: Int64, in account: Account.ID) -> Int64 {
        account.rawValue << Schema.idBits | sequence
    }

    static func sequence(_ key: Int64) -> Int64 {
        key & maximum
    }

    static func isPossible(_ sequence: Int64) -> Bool {
        (1...maximum).contains(sequence)
    }

    /// The keys that the account's attempts with sequence numbers above `sequence` may have.
    static func keys(above sequence: Int64, in account: Account.ID) -> [SQLValue] {
        [.integer(key(sequence, in: account)), .integer(key(maximum, in: account))]
    }
}
