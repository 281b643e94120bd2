import Counterpart

/// The subjects of an account's references, in the order of an export.
struct SyntheticSubjects: Sequence, IteratorProtocol {
    /// How many subjects each type has: as many as its busiest route has references, and some more, so
    /// that a few have none.
    private let counts: [(type: SubjectType, count: Int64)]
    private var index = 0
    private var number: Int64 = 0

    init(referenceCount: Int64) {
        var counts: [SubjectType: Int64] = [:]
        for route in Route.all {
            counts[route.type] = Swift.max(
                counts[route.type] ?? 0,
                route.share(of: referenceCount) * 11 / 10 + 1
            )
        }
        self.counts = counts.map { ($0, $1) }.sorted { $0.type.name < $1.type.name }
    }

    mutating func next() -> TransferRecord? {
        while index < counts.count, number == counts[index].count {
            index += 1
            number = 0
        }
        guard index < counts.count else { return nil }
        number += 1
        let id = Subject.ID(type: counts[index].type, number: number)
        return .subject(Subject(id: id, attributes: Self.attributes(number)))
    }

    private static func attributes(_ number: Int64) -> String {
        #"{"title":"Object \#(number)","currency":"USD","workspace_id":"\#(number % 500 + 1)","#
            + #""created_at":"2025-07-01T08:00:00Z","updated_at":"2026-01-01T08:00:00Z"}"#
    }
}
