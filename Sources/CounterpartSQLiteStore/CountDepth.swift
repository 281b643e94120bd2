/// How far the counters of one level tell references apart; each reference is counted once on each.
enum CountDepth: Int64, CaseIterable {
    /// By subject type and status: what most lists ask, in three rows at most.
    case subjectType = 0
    /// By service, too.
    case service = 1
    /// By the service's model, too.
    case model = 2
}
