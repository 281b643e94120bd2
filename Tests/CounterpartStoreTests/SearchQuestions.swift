import Counterpart
import CounterpartTestSupport
import Testing

/// Random references, and random searches for them.
struct SearchQuestions {
    static let types: [SubjectType] = [.invoice, .user, .workspace]
    static let services = ["NetSuite", "Jira", "Caf\u{E9}", "Cafe\u{301}"]
    static let models = ["Invoice", "Bill"]
    static let messages = ["No such customer 12", "no such Account", "Timeout", "K\u{E4}se 100% _"]
    static let texts = ["SUCH", "timeout", "k\u{E4}SE", "100%", "_", "none"]
    static let statuses = ["open", "paid"]

    var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func references(_ count: Int64) -> [Reference] {
        (1...count).map { reference(id: $0) }
    }

    private mutating func reference(id: Int64) -> Reference {
        var reference = Reference.sample(
            id: id,
            type: Self.types.pick(&random),
            number: .random(in: 1...60, using: &random),
            service: Self.services.pick(&random),
            model: Self.models.pick(&random),
            ref: "\(Int.random(in: 1...30, using: &random))-\(id)",
            status: SyncStatus.allCases.pick(&random),
            createdAt: .random(in: -5...60, using: &random),
            lastSyncedAt: oneIn(4) ? nil : .random(in: 0...60, using: &random)
        )
        reference.updatedAt = .second(.random(in: 0...60, using: &random))
        reference.externalStatus = ([nil] + Self.statuses).pick(&random)
        reference.externalMessage = ([nil] + Self.messages).pick(&random)
        reference.isLocked = oneIn(3)
        return reference
    }

    mutating func search() -> ReferenceSearch {
        var search = ReferenceSearch()
        if oneIn(2) { search.filters.subjectTypes = some(Self.types) }
        if oneIn(9) { search.filters.subjectNumbers = some(Array(1...60)) }
        if oneIn(3) { search.filters.serviceNames = some(Self.services + ["none"]) }
        if oneIn(5) { search.filters.serviceModels = some(Self.models) }
        if oneIn(12) {
            search.filters.serviceModelRefs = some((1...300).map { "\($0 % 30)-\($0)" })
        }
        if oneIn(3) { search.filters.statuses = some(SyncStatus.allCases) }
        if oneIn(7) { search.filters.externalStatuses = some(Self.statuses) }
        if oneIn(12) { search.filters.externalMessages = some(Self.messages) }
        if oneIn(7) { search.filters.createdAt = range() }
        if oneIn(7) { search.filters.updatedAt = range() }
        if oneIn(7) { search.filters.lastSyncedAt = range() }
        if oneIn(15) {
            search.filters.ids = some((0...400).map { Reference.ID(rawValue: $0) })
        }
        if oneIn(6) { search.isLocked = oneIn(2) }
        if oneIn(4) { search.text = Self.texts.pick(&random) }
        search.limit = [1, 7, 50, 200].pick(&random)
        return search
    }

    mutating func oneIn(_ number: Int) -> Bool {
        Int.random(in: 1...number, using: &random) == 1
    }

    private mutating func some<Value>(_ values: [Value]) -> [Value] {
        let count = [1, 1, 1, 2, 3, 10].pick(&random)
        return (0..<count).map { _ in values.pick(&random) }
    }

    private mutating func range() -> ReferenceQuery.TimeRange {
        let after: Int64? = oneIn(2) ? .random(in: -5...65, using: &random) : nil
        let before: Int64? = oneIn(2) ? .random(in: -5...65, using: &random) : nil
        return .init(after: after.map(Timestamp.second), before: before.map(Timestamp.second))
    }
}

extension Oracle {
    /// All that a search finds, whatever its page; a cause is not looked at.
    func all(_ search: ReferenceSearch) -> [Reference] {
        var query = search.filters
        query.order = .init()
        var found: [Reference] = []
        while true {
            query.window = .init(limit: 200, offset: found.count)
            let page = page(query)
            found += page.references
            if page.references.isEmpty || query.ids != nil { break }
        }
        return found.filter { reference in
            let message = reference.externalMessage?.asciiLowercased
            return search.isLocked.map { $0 == reference.isLocked } ?? true
                && search.text.map { message?.contains($0.asciiLowercased) ?? false } ?? true
        }
    }
}

extension String {
    fileprivate var asciiLowercased: String {
        String(
            String.UnicodeScalarView(
                unicodeScalars.map { scalar in
                    ("A"..."Z").contains(scalar)
                        ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
                }
            )
        )
    }
}

extension OperationsStore {
    /// All pages of a search, one after another, and the counts that they tell.
    func pages(
        _ search: ReferenceSearch,
        in account: Account,
        between: () async throws -> Void = {}
    ) async throws -> (references: [Reference], counts: Set<Int?>) {
        var search = search
        var references: [Reference] = []
        var counts: Set<Int?> = []
        repeat {
            let slice = try await self.references(matching: search, in: account)
            references += slice.references.map(\.reference)
            counts.insert(slice.count)
            try #require(slice.next == nil || slice.next != search.after)
            search.after = slice.next
            try await between()
        } while search.after != nil
        return (references, counts)
    }
}
