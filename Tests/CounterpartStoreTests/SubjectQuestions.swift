import Counterpart
import CounterpartTestSupport

/// Random subjects, references and questions about them.
struct SubjectQuestions {
    static let types: [SubjectType] = [.invoice, .story, .submission]
    static let collections =
        [.invoices, .stories, SubjectCollection(.submission)] + SubjectCollection.kinds
    static let services = ["NetSuite", "Jira", "Caf\u{E9}", "Cafe\u{301}"]
    static let models = ["Invoice", "Bill"]
    static let texts = ["open", "closed", "Käse 🧀", String(repeating: "x", count: 60)]

    var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func number(_ range: ClosedRange<Int64>) -> Int64 {
        .random(in: range, using: &random)
    }

    mutating func facts(complete: Bool = false) -> SubjectFacts {
        SubjectFacts(
            createdAt: complete || oneIn(2) ? .second(number(0...40)) : nil,
            updatedAt: complete || oneIn(2) ? .second(number(0...40)) : nil,
            workspaceNumber: oneIn(2) ? number(1...9) : nil,
            submissionKind: ([nil] + SubmissionKind.allCases).pick(&random)
        )
    }

    mutating func subject(number: Int64, complete: Bool = true) -> Subject {
        let facts = facts(complete: complete)
        let id = Subject.ID(type: Self.types.pick(&random), number: number)
        return Subject(id: id, attributes: facts.attributes)
    }

    mutating func reference(id: Int64, among numbers: ClosedRange<Int64>) -> Reference {
        var reference = Reference.sample(
            id: id,
            type: Self.types.pick(&random),
            number: number(numbers),
            service: Self.services.pick(&random),
            model: Self.models.pick(&random),
            ref: "\(number(1...30))-\(id)",
            status: SyncStatus.allCases.pick(&random)
        )
        reference.externalStatus = ([nil] + Self.texts).pick(&random)
        reference.externalMessage = ([nil] + Self.texts).pick(&random)
        return reference
    }

    mutating func draft(among numbers: ClosedRange<Int64>) -> ReferenceDraft {
        var draft = ReferenceDraft.sample(
            type: Self.types.pick(&random),
            number: number(numbers),
            service: Self.services.pick(&random),
            model: Self.models.pick(&random),
            ref: "\(number(1...9))",
            status: ([nil] + SyncStatus.allCases).pick(&random)
        )
        if oneIn(2) { draft.externalMessage = .set(Self.texts.pick(&random)) }
        if oneIn(2) { draft.externalStatus = .set(([nil] + Self.texts).pick(&random)) }
        return draft
    }

    mutating func query() -> SubjectQuery {
        var query = SubjectQuery(Self.collections.pick(&random))
        if oneIn(2) { query.reference = condition() }
        if oneIn(4) { query.hasReferences = .random(using: &random) }
        if oneIn(4) { query.unreferencedServiceName = (Self.services + ["none"]).pick(&random) }
        if oneIn(5) { query.workspaceNumbers = some(Array(1...10)) }
        if oneIn(6) { query.createdAt = range() }
        if oneIn(6) { query.updatedAt = range() }
        if oneIn(9) { query.ids = some(Array(-1...120)) }
        query.order = .init(
            by: [.createdAt, .updatedAt, .id].pick(&random),
            isDescending: .random(using: &random)
        )
        query.window = .init(
            limit: [1, 7, 20, 200].pick(&random),
            offset: [0, 0, 3, 50, Int.max].pick(&random)
        )
        query.includesReferences = oneIn(3)
        return query
    }

    private mutating func condition() -> SubjectQuery.ReferenceCondition {
        var condition = SubjectQuery.ReferenceCondition()
        if oneIn(2) { condition.serviceNames = some(Self.services + ["none"]) }
        if oneIn(4) { condition.serviceModels = some(Self.models) }
        if oneIn(6) { condition.serviceModelRefs = some((1...300).map { "\($0 % 30)-\($0)" }) }
        if oneIn(4) { condition.statuses = some(SyncStatus.allCases) }
        if oneIn(6) { condition.externalStatuses = some(Self.texts) }
        if oneIn(6) { condition.externalMessages = some(Self.texts + ["none"]) }
        return condition
    }

    mutating func oneIn(_ number: Int) -> Bool {
        Int.random(in: 1...number, using: &random) == 1
    }

    private mutating func some<Value>(_ values: [Value]) -> [Value] {
        let count = [1, 1, 1, 2, 3, 6, 40].pick(&random)
        return (0..<count).map { _ in values.pick(&random) }
    }

    private mutating func range() -> ReferenceQuery.TimeRange {
        .init(
            after: oneIn(2) ? .second(number(-2...45)) : nil,
            before: oneIn(2) ? .second(number(-2...45)) : nil
        )
    }
}
