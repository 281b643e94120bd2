import Counterpart

/// Parameters as filters read them (contract §4.2).
extension Parameters {
    /// How many values a filter may have, more than a URL can hold.
    package static let filterValueLimit = 10_000

    /// The values of a filter: `nil` if it is absent or blank; of an array, any may match.
    ///
    /// An array loses its nulls, as in Rails, and with them all its elements counts as absent.
    func filterTexts(_ name: String) throws(RequestError) -> [String]? {
        switch self[name] {
        case nil, .null, .object([]): return nil
        case .object: throw .invalidParameterValue
        case .array(let elements):
            guard elements.count <= Self.filterValueLimit else { throw .invalidParameterValue }
            var texts: [String] = []
            for element in elements where element != .null {
                guard let text = element.scalarText else { throw .invalidParameterValue }
                texts.append(text)
            }
            return texts.isEmpty ? nil : texts
        case .some(let value):
            return value.scalarText.flatMap { $0.isBlank ? nil : [$0] }
        }
    }

    /// The text of a parameter that has one value: `nil` if it is absent or has none.
    func scalarText(_ name: String) throws(RequestError) -> String? {
        switch self[name] {
        case nil, .null: return nil
        case .array, .object: throw .invalidParameterValue
        case .some(let value): return value.scalarText
        }
    }
}

extension JSONValue {
    /// The value as the text that stands for it in a query; `nil` if it is null or has parts.
    var scalarText: String? {
        switch self {
        case .string(let text): text
        case .number(let raw): raw
        case .bool(let value): value ? "true" : "false"
        case .null, .array, .object: nil
        }
    }
}
