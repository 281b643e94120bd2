/// A value to bind.
package enum SQLValue: Sendable {
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

extension SQLValue: Hashable {
    /// Texts are equal if their bytes are, as for SQLite; `String` takes "é" for "e" and an accent.
    package static func == (left: SQLValue, right: SQLValue) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.integer(let left), .integer(let right)): left == right
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.blob(let left), .blob(let right)): left == right
        case (.null, _), (.integer, _), (.text, _), (.blob, _): false
        }
    }

    package func hash(into hasher: inout Hasher) {
        switch self {
        case .null: hasher.combine(0)
        case .integer(let integer): hasher.combine(integer)
        case .text(var text): text.withUTF8 { unsafe hasher.combine(bytes: .init($0)) }
        case .blob(let bytes): hasher.combine(bytes)
        }
    }
}
