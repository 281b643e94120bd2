import Counterpart

/// Reads the JSON object of a body and remembers what is wrong with its members, so that all of it
/// is told at once; what nobody has asked for is unknown, and refused.
struct StrictObject {
    private let members: [JSONValue.Member]
    /// The pointer to the object.
    private let place: String
    private var known: Set<String> = []
    private(set) var reasons: [Problem.Reason] = []

    init(_ body: [UInt8]) throws(Problem) {
        let value: JSONValue
        do throws(JSONSyntaxError) {
            value = try JSONValue.parse(body)
        } catch {
            throw Problem(.invalidRequest, "The body is not JSON: \(error).")
        }
        guard let object = StrictObject(value, at: "#") else {
            throw Problem(.invalidRequest, "The body must be a JSON object.")
        }
        self = object
    }

    /// `nil` if the value is no object.
    init?(_ value: JSONValue, at place: String) {
        guard case .object(let members) = value else { return nil }
        self.members = members
        self.place = place
    }

    /// Ends the reading.
    consuming func finish() throws(Problem) {
        let reasons = finished()
        if !reasons.isEmpty { throw Problem(reasons) }
    }

    /// Ends the reading and returns what was wrong.
    consuming func finished() -> [Problem.Reason] {
        var seen: Set<String> = []
        for member in members {
            if !known.contains(member.key) {
                refuse(member.key, "There is no such member here.")
            } else if !seen.insert(member.key).inserted {
                refuse(member.key, "Give it once.")
            }
        }
        return reasons
    }

    mutating func refuse(_ name: String, _ detail: String) {
        reasons.append(Problem.Reason(.pointer(pointer(name)), detail))
    }

    mutating func add(_ reasons: [Problem.Reason]) {
        self.reasons += reasons
    }

    func pointer(_ name: String) -> String {
        // "/" and "~" have a meaning in a pointer (RFC 6901 §3).
        "\(place)/" + name.replacing("~", with: "~0").replacing("/", with: "~1")
    }

    /// `nil` if there is no such member; `null` is a value.
    mutating func value(_ name: String) -> JSONValue? {
        known.insert(name)
        return members.last { $0.key == name }?.value
    }

    /// A text that is not blank; `nil` if it is absent or null.
    mutating func text(_ name: String, limit: Int = ReferenceRules.shortTextLimit) -> String? {
        switch value(name) {
        case nil, .null?: return nil
        case .string(let text)?
        where !text.isBlank && text.unicodeScalars.count <= limit && !text.utf8.contains(0):
            return text
        default:
            refuse(name, "Give a text of 1 to \(limit) characters.")
            return nil
        }
    }

    /// A whole number; `nil` if it is absent or null.
    mutating func number(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        switch value(name) {
        case nil, .null?: return nil
        case .number(let raw)?:
            if let number = Int64(raw), range.contains(number) { return number }
            fallthrough
        default:
            refuse(name, "Give a whole number from \(range.lowerBound) to \(range.upperBound).")
            return nil
        }
    }

    /// What is said of a text: nothing, a new one, or none; a blank one is none.
    mutating func change(_ name: String, limit: Int) -> Change<String?> {
        switch value(name) {
        case nil: return .keep
        case .null?: return .set(nil)
        case .string(let text)?
        where text.unicodeScalars.count <= limit && !text.utf8.contains(0):
            return .set(text.isBlank ? nil : text)
        default:
            refuse(name, "Give a text of at most \(limit) characters, or null.")
            return .keep
        }
    }

    mutating func change(_ name: String) -> Change<Timestamp?> {
        switch value(name) {
        case nil: return .keep
        case .null?: return .set(nil)
        case .string(let text)?:
            if let instant = ISO8601.parse(text) { return .set(instant.floor) }
            fallthrough
        default:
            refuse(name, "Give a time like 2026-01-31T04:00:00Z, or null.")
            return .keep
        }
    }

    /// A value that must be there; `nil` if it is not, which is remembered.
    mutating func required<Value>(_ name: String, _ value: Value?) -> Value? {
        let isGiven = members.contains { $0.key == name && $0.value != .null }
        if value == nil, !isGiven { refuse(name, "It is missing.") }
        return value
    }
}
