/// Counts what failing and succeeding references have of each facet, and ranks it.
package struct FacetCount: Sendable {
    private struct Value: Hashable {
        let kind: CauseFacets.Kind
        let text: String
    }

    /// The facets that are told at most.
    package static let limit = 50
    /// A facet is told only if it is met this much more often among the failing.
    package static let leastLift = 1.2

    package private(set) var failing = 0
    package private(set) var succeeding = 0
    private var failingValues: [Value: Int] = [:]
    private var succeedingValues: [Value: Int] = [:]

    package init() {}

    package mutating func addFailing(_ values: [CauseFacets.Kind: String]) {
        failing += 1
        for (kind, text) in values { failingValues[Value(kind: kind, text: text), default: 0] += 1 }
    }

    package mutating func addSucceeding(_ values: [CauseFacets.Kind: String]) {
        succeeding += 1
        for (kind, text) in values {
            succeedingValues[Value(kind: kind, text: text), default: 0] += 1
        }
    }

    /// The facets that the failing share, the highest lift first, then the most of the failing.
    ///
    /// What one of several failing has is no pattern. All with one cause have one model, which tells
    /// something only if those that succeed have several.
    package var facets: [CauseFacets.Facet] {
        let least = failing == 1 ? 1 : 2
        let models = succeedingValues.keys.count { $0.kind == .serviceModel }
        let facets = failingValues.compactMap { value, count -> CauseFacets.Facet? in
            guard count >= least, value.kind != .serviceModel || models > 1 else { return nil }
            let others = succeedingValues[value] ?? 0
            let lift = Self.lift(count, of: failing, beside: others, of: succeeding)
            guard lift > Self.leastLift else { return nil }
            return CauseFacets.Facet(
                kind: value.kind,
                value: value.text,
                failing: count,
                succeeding: others,
                lift: lift
            )
        }
        return Array(facets.sorted(by: Self.precedes).prefix(Self.limit))
    }

    /// How much more often something is met among the failing than among the succeeding.
    ///
    /// Half a reference is added to those that have it and one to all, on both sides: so it is finite
    /// when none of the succeeding has it, and near 1 when few were looked at.
    package static func lift(
        _ failing: Int,
        of allFailing: Int,
        beside succeeding: Int,
        of allSucceeding: Int
    ) -> Double {
        let share = (Double(failing) + 0.5) / (Double(allFailing) + 1)
        let other = (Double(succeeding) + 0.5) / (Double(allSucceeding) + 1)
        return share / other
    }

    private static func precedes(_ left: CauseFacets.Facet, _ right: CauseFacets.Facet) -> Bool {
        if left.lift != right.lift { return left.lift > right.lift }
        if left.failing != right.failing { return left.failing > right.failing }
        if left.kind != right.kind { return left.kind.rawValue < right.kind.rawValue }
        return left.value < right.value
    }
}
