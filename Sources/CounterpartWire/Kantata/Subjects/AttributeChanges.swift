import Counterpart
import CounterpartBytes

/// New values for attributes of a subject, to be written over those that it has.
struct AttributeChanges: Sendable {
    /// The members as JSON, in the order in which new ones are appended.
    private var members: [(key: String, json: String)] = []
    private var places: [String: Int] = [:]

    /// Sets the attribute `name`; a later value replaces an earlier one.
    mutating func set(_ name: String, _ value: JSONValue) {
        var writer = ByteWriter()
        writer.append(jsonString: name)
        writer.append(":")
        writer.append(json: value)
        let json = writer.finish().text
        if let place = places[name] {
            members[place].json = json
        } else {
            places[name] = members.count
            members.append((name, json))
        }
    }

    func has(_ name: String) -> Bool {
        places[name] != nil
    }

    /// Returns the attributes after the change of `current`, `nil` for a new subject: what has a new
    /// value has it in the old place, what is new comes last, and all else stays as it was written.
    func applied(to current: String?) throws(Violations) -> String {
        guard let current else { return Self.object(members.map(\.json)) }
        guard let old = SubjectAttributes.rawMembers(of: current) else {
            throw Violations(Violation(field: "base", message: "The attributes cannot be read"))
        }
        var isWritten = Array(repeating: false, count: members.count)
        var parts: [String] = []
        for member in old {
            guard let place = places[member.key] else {
                parts.append(member.json)
                continue
            }
            if !isWritten[place] { parts.append(members[place].json) }
            isWritten[place] = true
        }
        for (place, member) in members.enumerated() where !isWritten[place] {
            parts.append(member.json)
        }
        return Self.object(parts)
    }

    private static func object(_ parts: [String]) -> String {
        "{\(parts.joined(separator: ","))}"
    }
}
