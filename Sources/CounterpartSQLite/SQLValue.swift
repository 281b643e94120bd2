/// A value to bind.
package enum SQLValue: Hashable, Sendable {
    case null
    case integer(Int64)
    case text(String)
    case blob([UInt8])

    package static func text(orNull text: String?) -> SQLValue {
        text.map(SQLValue.text) ?? .null
    }

    package static func integer(orNull integer: Int64?) -> SQLValue {
        integer.map(SQLValue.integer) ?? .null
    }
}
