import Counterpart

/// Reads one object of a body: the attributes, the id and the nested reference.
struct SubjectReader {
    /// One for each attribute that cannot have its value.
    private(set) var violations: [Violation] = []
    /// The id that the object gives, if it gives one.
    private(set) var number: Int64?
    private var changes = AttributeChanges()
    private var reference: [JSONValue.Member]?
    private let type: SubjectType

    init(_ members: [JSONValue.Member], of type: SubjectType, isTyped: Bool) {
        self.type = type
        // Of several members with one name the last counts, as in Ruby.
        var last: [String: Int] = [:]
        for (index, member) in members.enumerated() { last[member.key] = index }
        for (index, member) in members.enumerated() where last[member.key] == index {
            read(member, isTyped: isTyped)
        }
    }

    private mutating func read(_ member: JSONValue.Member, isTyped: Bool) {
        switch member.key {
        case "id":
            readNumber(member.value)
        case "external_reference":
            readReference(member.value)
        case "external_reference_ids":
            // It is ours to say, and a client sends back what it has read.
            break
        default:
            guard let attribute = type.attribute(named: member.key) else {
                // A registry must not lose what it is told.
                return changes.set(member.key, member.value)
            }
            guard
                let value = AttributeValue.checked(
                    member.value,
                    for: attribute,
                    isTyped: isTyped
                )
            else { return violations.append(Violation(attribute)) }
            changes.set(member.key, value)
        }
    }

    private mutating func readNumber(_ value: JSONValue) {
        switch value {
        case .null, .string(""): return
        case .string(let text), .number(let text): number = KantataQuery.subjectNumber(text)
        case .bool, .array, .object: break
        }
        if number == nil {
            violations.append(Violation(field: "id", message: "Id is not a positive integer"))
        }
    }

    private mutating func readReference(_ value: JSONValue) {
        switch value {
        case .null, .string(""), .object([]): return
        case .object(let members): reference = members
        case .string, .number, .bool, .array:
            violations.append(
                Violation(
                    field: "external_reference",
                    message: "External reference is not an object"
                )
            )
        }
    }

    /// Adds what a new subject of the collection has, whatever the body says.
    mutating func complete(forNewIn collection: SubjectCollection, at now: Timestamp) {
        setTimes(["created_at", "updated_at"], now)
        guard let kind = collection.submissionKind else { return }
        changes.set("type", .string(kind.rawValue))
        if !changes.has("status") {
            changes.set("status", .string(SubmissionStatus.pending.rawValue))
        }
    }

    /// Adds what every update changes.
    mutating func complete(forUpdateIn collection: SubjectCollection, at now: Timestamp) {
        setTimes(["updated_at"], now)
        guard let kind = collection.submissionKind, changes.has("type") else { return }
        changes.set("type", .string(kind.rawValue))
    }

    /// The times are in UTC, because they are kept as text and outlive the server's zone.
    private mutating func setTimes(_ names: [String], _ now: Timestamp) {
        for name in names where type.attribute(named: name) != nil && !changes.has(name) {
            changes.set(name, .string(ISO8601.text(now)))
        }
    }

    func draft(number: Int64?) throws(RequestError) -> SubjectDraft {
        let changes = changes
        var nested: ReferenceDraft?
        if let reference { nested = try KantataDraft.nestedReference(reference) }
        return SubjectDraft(number: number, reference: nested) {
            (current) throws(Violations) in try changes.applied(to: current)
        }
    }
}

extension Violation {
    fileprivate init(_ attribute: SubjectAttribute) {
        self.init(field: attribute.name, message: attribute.refusal)
    }
}
