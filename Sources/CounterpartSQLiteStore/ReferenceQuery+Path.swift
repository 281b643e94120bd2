import Counterpart

extension ReferenceQuery {
    /// The path that reaches few references whatever else is asked, or `nil` if there is none.
    var selectivePath: AccessPath? {
        if ids != nil { return .key }
        if subjectTypes != nil, subjectNumbers != nil { return .identity }
        if serviceModelRefs != nil { return .external }
        if externalMessages != nil { return .message }
        return nil
    }

    /// Whether only the statuses are asked for that the partial index holds.
    var isUnsuccessfulOnly: Bool {
        statuses?.contains(.successful) == false
    }
}
