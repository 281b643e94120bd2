/// What subjects the kept counters of one level count.
enum SubjectCountDepth: Int64, CaseIterable {
    /// All of them.
    case all = 0
    /// Those that have any reference.
    case referenced = 1
    /// Those that have a reference in the service that the counter names.
    case service = 2
}
