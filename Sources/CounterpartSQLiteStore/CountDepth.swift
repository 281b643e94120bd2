/// How far the counters of one level tell references apart; each reference is counted once on each.
enum CountDepth: Int64, CaseIterable {
    /// By subject type and status: what most lists ask, in three rows at most.
    case subjectType = 0
    /// By service, too.
    case service = 1
    /// By service and the service's model.
    case model = 2
    /// By service and the status there; references without one are not counted.
    case externalStatus = 3

    /// The one that tells apart what these filters ask for, or `nil` if neither is there.
    static func of(_ models: [String]?, _ externalStatuses: [String]?) -> CountDepth? {
        if models != nil { return .model }
        return externalStatuses == nil ? nil : .externalStatus
    }
}
