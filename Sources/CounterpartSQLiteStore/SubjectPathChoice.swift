import Counterpart

/// A path to subjects, and about what it costs to make a page or a count on it.
///
/// The figures are rows of a walk along an index; they need only be right in their order.
struct SubjectPathChoice {
    /// What it costs to pass an entry of an index that is seen not to match.
    static let passing = 0.1

    let path: SubjectPath
    /// The rows that lie on it.
    let rows: Int
    /// Whether they lie in the query's order, so that the page is whole before their end.
    let isInOrder: Bool
    /// What it costs before the first row.
    var overhead = 0.0

    /// What it costs if `matching` subjects match, which are taken to lie evenly; `nil` if their number
    /// is the question.
    func cost(of query: SubjectQuery, matching: Int?) -> Double {
        guard let matching else { return overhead + Double(rows) * step(query) }
        guard isInOrder else {
            // The rest is sorted.
            return overhead + Double(rows) * step(query) + Double(matching)
        }
        let window = query.window
        let (sum, overflow) = window.limit.addingReportingOverflow(window.offset)
        let share = overflow ? 1 : Double(sum) / Double(max(matching, 1))
        return Double(rows) * step(query) * min(share, 1)
    }

    /// What it costs to take one row.
    private func step(_ query: SubjectQuery) -> Double {
        let isProbing =
            query.reference != nil || query.hasReferences != nil
            || query.unreferencedServiceName != nil
        switch path {
        // The references lie in the order of the subjects' ids: each probe is beside the last.
        case .subjects(.identity): return isProbing ? 2 : 1
        case .subjects: return isProbing ? 4 : 1
        case .references(.identity): return 2
        // The row of the reference, and the row of its subject.
        case .references, .maps: return 6
        }
    }
}
