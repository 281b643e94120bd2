import Counterpart

/// What a request may say of an attribute, by its kind (contract, Appendix B).
enum AttributeValue {
    /// Judges one value.
    ///
    /// - Parameters:
    ///   - value: The value as it was given.
    ///   - attribute: The attribute.
    ///   - isTyped: Whether it was given in JSON; all values of a form are texts (contract §1.6).
    /// - Returns: The value as it is kept, or `nil` if the attribute cannot have it.
    static func checked(
        _ value: JSONValue,
        for attribute: SubjectAttribute,
        isTyped: Bool
    ) -> JSONValue? {
        if value == .null { return value }
        // An attribute that names a subject takes its id in either spelling.
        let isTyped = isTyped && attribute.target == nil
        if case .string(let text) = value, !isTyped, attribute.kind != .string {
            return cast(text, to: attribute.kind)
        }
        switch attribute.kind {
        case .string:
            return attribute.target == nil ? value.onlyIf(value.isText) : id(value)
        case .integer: return value.onlyIf(value.isInteger)
        case .number: return value.onlyIf(value.isNumber)
        case .boolean: return value.onlyIf(value.isBoolean)
        case .dateTime, .date: return date(value, hasTime: attribute.kind == .dateTime)
        case .id: return id(value)
        case .ids: return ids(value)
        case .reference, .object: return value.onlyIf(value.isObject)
        case .strings: return array(value) { $0.onlyIf($0.isText) }
        case .objects: return array(value) { $0.onlyIf($0.isObject) }
        }
    }

    /// Reads a text of a form; an empty one is no value.
    private static func cast(_ text: String, to kind: SubjectAttribute.Kind) -> JSONValue? {
        if text.isEmpty { return .null }
        switch kind {
        case .string, .id: return .string(text)
        case .integer: return number(text).flatMap { $0.onlyIf($0.isInteger) }
        case .number: return number(text)
        case .boolean: return boolean(text)
        case .dateTime, .date: return date(.string(text), hasTime: kind == .dateTime)
        case .ids, .reference, .object, .strings, .objects: return nil
        }
    }

    /// Reads a number that may have a plus sign or zeros in front, which JSON's have not.
    private static func number(_ text: String) -> JSONValue? {
        let isNegative = text.hasPrefix("-")
        var digits = text.dropFirst(isNegative || text.hasPrefix("+") ? 1 : 0)
        guard let first = digits.utf8.first, first &- 48 < 10 else { return nil }
        while digits.hasPrefix("0"), digits.dropFirst().utf8.first.map({ $0 &- 48 < 10 }) ?? false {
            digits.removeFirst()
        }
        guard let value = try? JSONValue.parse(Array("\(isNegative ? "-" : "")\(digits)".utf8)),
            value.isNumber
        else { return nil }
        return value
    }

    private static func boolean(_ text: String) -> JSONValue? {
        switch text {
        case "1", "t", "T", "true", "TRUE", "on", "ON": .bool(true)
        case "0", "f", "F", "false", "FALSE", "off", "OFF": .bool(false)
        default: nil
        }
    }

    /// A date may be empty, as Kantata's own are (contract §2.16).
    private static func date(_ value: JSONValue, hasTime: Bool) -> JSONValue? {
        guard case .string(let text) = value else { return nil }
        if hasTime { return value.onlyIf(ISO8601.parse(text) != nil) }
        return value.onlyIf(text.isEmpty || isDate(Array(text.utf8)))
    }

    private static func isDate(_ bytes: [UInt8]) -> Bool {
        bytes.count == 10 && bytes[4] == UInt8(ascii: "-") && bytes[7] == UInt8(ascii: "-")
            && ISO8601.parse(String(decoding: bytes, as: UTF8.self)) != nil
    }

    private static func id(_ value: JSONValue) -> JSONValue? {
        switch value {
        case .string: value
        case .number(let raw): value.isInteger ? .string(raw) : nil
        case .null, .bool, .array, .object: nil
        }
    }

    /// A form has an empty text in a list that is to be empty.
    private static func ids(_ value: JSONValue) -> JSONValue? {
        guard case .array(let elements) = value else { return nil }
        return array(.array(elements.filter { $0 != .string("") }), id)
    }

    private static func array(
        _ value: JSONValue,
        _ element: (JSONValue) -> JSONValue?
    ) -> JSONValue? {
        guard case .array(let elements) = value else { return nil }
        let checked = elements.compactMap(element)
        return checked.count == elements.count ? .array(checked) : nil
    }
}

extension JSONValue {
    fileprivate func onlyIf(_ condition: Bool) -> JSONValue? {
        condition ? self : nil
    }

    fileprivate var isText: Bool {
        if case .string = self { true } else { false }
    }

    fileprivate var isNumber: Bool {
        if case .number = self { true } else { false }
    }

    fileprivate var isInteger: Bool {
        if case .number(let raw) = self { RubyNumber.isInteger(raw) } else { false }
    }

    fileprivate var isBoolean: Bool {
        if case .bool = self { true } else { false }
    }

    fileprivate var isObject: Bool {
        if case .object = self { true } else { false }
    }
}

extension SubjectAttribute {
    /// The sentence for a value that the attribute cannot have.
    var refusal: String {
        "\(name.humanized) \(kind.refusal)"
    }
}

extension SubjectAttribute.Kind {
    fileprivate var refusal: String {
        switch self {
        case .string: "is not a string"
        case .integer: "is not an integer"
        case .number: "is not a number"
        case .boolean: "is not a boolean"
        case .dateTime: "is not a date and time"
        case .date: "is not a date"
        case .id: "is not an id"
        case .ids: "is not a list of ids"
        case .reference, .object: "is not an object"
        case .strings: "is not a list of strings"
        case .objects: "is not a list of objects"
        }
    }
}

extension String {
    /// The name of an attribute at the start of a sentence, as Rails makes it (contract §1.14).
    var humanized: String {
        let words = (hasSuffix("_id") ? String(dropLast(3)) : self).replacing("_", with: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
