import Counterpart

/// Reads the parameters of one request and remembers what is wrong with them, so that all of it is
/// told at once; what nobody has asked for is unknown, and refused.
package struct StrictQuery {
    /// The values that a list may have at most.
    static let listLimit = 1_000

    private let parameters: Parameters
    private var known: Set<String> = []
    private var reasons: [Problem.Reason] = []

    package init(_ query: String) throws(Problem) {
        do throws(ParameterError) {
            parameters = try Parameters(query: query)
        } catch {
            throw Problem(.invalidRequest, "The query is malformed or has too many parameters.")
        }
    }

    /// Ends the reading.
    package consuming func finish() throws(Problem) {
        var unknown: Set<String> = []
        for name in parameters.names where !known.contains(name) && unknown.insert(name).inserted {
            reasons.append(Problem.Reason(.parameter(name), "There is no such parameter here."))
        }
        if !reasons.isEmpty { throw Problem(reasons) }
    }

    mutating func refuse(_ name: String, _ detail: String) {
        reasons.append(Problem.Reason(.parameter(name), detail))
    }

    /// The values as they were given; a parameter may be given several times, or as `name[]`.
    mutating func values(_ name: String) -> [String]? {
        known.insert(name)
        guard let values = parameters.texts(name) else {
            refuse(name, "Give it a text.")
            return nil
        }
        guard !values.contains("") else {
            refuse(name, "Give it a value, or leave it out.")
            return nil
        }
        guard values.count <= Self.listLimit else {
            refuse(name, "Give at most \(Self.listLimit) values.")
            return nil
        }
        return values.isEmpty ? nil : values
    }

    /// The one value of a parameter.
    package mutating func text(_ name: String) -> String? {
        guard let values = values(name) else { return nil }
        guard values.count == 1 else {
            refuse(name, "Give it once.")
            return nil
        }
        return values[0]
    }

    /// The values between the commas; of all of them, one must match.
    mutating func list(_ name: String) -> [String]? {
        guard let values = values(name) else { return nil }
        let parts = values.flatMap {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
        guard !parts.contains(""), parts.count <= Self.listLimit else {
            refuse(name, "Give 1 to \(Self.listLimit) values with a comma between two.")
            return nil
        }
        return parts
    }

    /// A value that `read` understands; `expectation` says which it does: "Give …".
    mutating func value<Value>(
        _ name: String,
        _ expectation: String,
        _ read: (String) -> Value?
    ) -> Value? {
        guard let text = text(name) else { return nil }
        guard let value = read(text) else {
            refuse(name, expectation)
            return nil
        }
        return value
    }

    /// Values between commas, all of which `read` understands.
    mutating func list<Value>(
        _ name: String,
        _ expectation: String,
        _ read: (String) -> Value?
    ) -> [Value]? {
        guard let texts = list(name) else { return nil }
        let values = texts.compactMap(read)
        guard values.count == texts.count else {
            refuse(name, expectation)
            return nil
        }
        return values
    }

    /// A value that must be there; `nil` if it is not, which is remembered.
    mutating func required<Value>(_ name: String, _ value: Value?) -> Value? {
        if value == nil, parameters[name] == nil { refuse(name, "It is missing.") }
        return value
    }
}

// The values that several requests have.
extension StrictQuery {
    static let subjectTypeExpectation = "Give a subject type, for instance Invoice."

    mutating func subjectType() -> SubjectType? {
        value("subject_type", Self.subjectTypeExpectation, SubjectType.init(spelling:))
    }

    mutating func boolean(_ name: String) -> Bool? {
        value(name, "Give true or false.") { ["true": true, "false": false][$0] }
    }

    mutating func limit() -> Int? {
        let expectation = "Give a whole number from 1 to \(ReferenceQuery.Window.maximumLimit)."
        return value("limit", expectation) { text in
            KantataQuery.subjectNumber(text).flatMap { number in
                number <= ReferenceQuery.Window.maximumLimit ? Int(number) : nil
            }
        }
    }

    mutating func cursor<Position>(_ read: (PageCursor) -> Position?) -> Position? {
        value("cursor", "Give the next_cursor of an answer to the same request.") {
            PageCursor($0).flatMap(read)
        }
    }

    /// An interval, whose ends are open; a fraction of a second is rounded outwards.
    mutating func interval(_ name: String) -> ReferenceQuery.TimeRange {
        let expectation = "Give a time like 2026-01-31T04:00:00Z."
        return ReferenceQuery.TimeRange(
            after: value("\(name)_after", expectation) { ISO8601.parse($0)?.floor },
            before: value("\(name)_before", expectation) { ISO8601.parse($0)?.ceiling }
        )
    }
}
