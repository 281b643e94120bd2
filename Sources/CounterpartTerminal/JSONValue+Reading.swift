import Counterpart
import CounterpartWire

/// What an answer holds; what is missing or of another kind reads like null.
extension JSONValue {
    var text: String? {
        if case .string(let text) = self { text } else { nil }
    }

    var integer: Int {
        if case .number(let digits) = self { Int(digits) ?? 0 } else { 0 }
    }

    var list: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }

    var flag: Bool { self == .bool(true) }

    func text(_ key: String) -> String? { self[key]?.text }

    func integer(_ key: String) -> Int { self[key]?.integer ?? 0 }

    func list(_ key: String) -> [JSONValue] { self[key]?.list ?? [] }

    func flag(_ key: String) -> Bool { self[key]?.flag ?? false }

    /// The member if it is not null.
    func object(_ key: String) -> JSONValue? {
        guard let value = self[key], case .object = value else { return nil }
        return value
    }

    func time(_ key: String) -> Timestamp? {
        text(key).flatMap { ISO8601.parse($0)?.floor }
    }
}
