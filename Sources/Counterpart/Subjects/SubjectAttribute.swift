/// What the contract says of one attribute of a subject type (Appendix B).
package struct SubjectAttribute: Hashable, Sendable {
    /// What its values look like in JSON; every one of them may be null.
    package enum Kind: String, Hashable, Sendable {
        case string = "s"
        case integer = "i"
        case number = "n"
        case boolean = "b"
        case dateTime = "dt"
        case date = "d"
        /// The id of another object, a string.
        case id
        /// Ids of other objects, an array of strings.
        case ids
        /// A subject, `{"id": …, "key": …}`.
        case reference = "ref"
        case object = "o"
        case strings = "as"
        case objects = "ao"
    }

    package let name: String
    package let kind: Kind
    /// The type of the subjects whose ids it holds, if it holds any.
    package let target: SubjectType?

    /// The name under which the subjects whose ids it holds are included: `creator` for `creator_id`,
    /// `time_entries` for `time_entry_ids`; `nil` if it holds none.
    package var associationName: String? {
        guard target != nil else { return nil }
        if name.hasSuffix("_ids") { return Self.plural(of: name.dropLast(4)) }
        return name.hasSuffix("_id") ? String(name.dropLast(3)) : nil
    }

    private static func plural(of word: Substring) -> String {
        if word.hasSuffix("ry") || word.hasSuffix("ly") { return "\(word.dropLast())ies" }
        return word.hasSuffix("_unnamed") ? String(word) : "\(word)s"
    }
}

extension SubjectType {
    /// The type's attributes, in alphabetical order, but for `id` and `external_reference_ids`, which
    /// all types have.
    package var attributes: [SubjectAttribute] {
        Self.attributesByType[Int(rawValue) - 1]
    }

    /// Returns the attribute with this name, or `nil` if the contract has none.
    package func attribute(named name: String) -> SubjectAttribute? {
        attributes.first { $0.name == name }
    }

    private static let attributesByType: [[SubjectAttribute]] = {
        let entries = SubjectAttributeTable.entries
        precondition(entries.map(\.type) == allCases, "The table has every type, in order")
        return entries.map { $0.attributes.split(separator: " ").map(parsed) }
    }()

    private static func parsed(_ entry: Substring) -> SubjectAttribute {
        let parts = entry.split { $0 == ":" || $0 == ">" }.map(String.init)
        guard parts.count >= 2, let kind = SubjectAttribute.Kind(rawValue: parts[1]) else {
            preconditionFailure("«\(entry)» is not name:kind")
        }
        return SubjectAttribute(
            name: parts[0],
            kind: kind,
            target: parts.count == 3 ? SubjectType(name: parts[2]) : nil
        )
    }
}
