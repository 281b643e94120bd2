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

    /// The path on which the references are counted when the counters cannot tell.
    var countingPath: AccessPath {
        if let selectivePath { return selectivePath }
        if isUnsuccessfulOnly { return .unsuccessful }
        if externalStatuses != nil { return .externalStatus }
        if !createdAt.isUnlimited, lastSyncedAt.isUnlimited { return .created }
        return .service
    }

    /// Whether only the statuses are asked for that the partial index holds.
    var isUnsuccessfulOnly: Bool {
        statuses?.contains(.successful) == false
    }
}
