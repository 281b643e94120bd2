import Counterpart
import CounterpartTestSupport
import Testing

/// Random data and random questions: the store must answer as the oracle does.
@Suite struct OracleTests {
    private static let types: [SubjectType] = [.invoice, .user, .workspace]
    private static let services = ["NetSuite", "Jira", "Caf\u{E9}", "Cafe\u{301}", "a\"b\\c\n"]
    private static let models = ["Invoice", "Bill", "Customer"]
    private static let texts = ["open", "closed", "Käse 🧀", String(repeating: "x", count: 60)]

    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...6))
    func `queries and counts equal the oracle's`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var random = SeededGenerator(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let other = try await store.makeAccount("other", identity: .serviceModelRef)
            let references = (1...400).map { reference(id: $0, &random) }
            try await store.take(references.map(TransferRecord.reference), into: account)
            try await store.take(references.map(TransferRecord.reference), into: other)
            let oracle = Oracle(references)
            for _ in 1...300 {
                let query = query(&random)
                let page = try await store.references(matching: query, in: account)
                let expected = oracle.page(query)
                #expect(page.ids == expected.ids, "\(query)")
                #expect(page.count == expected.count, "\(query)")
                #expect(page == expected)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...4))
    func `after random writes and deletions all is as the oracle has it`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var random = SeededGenerator(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModel)
            var oracle = Oracle()
            for second in 1...400 {
                if Int.random(in: 1...6, using: &random) == 1 {
                    let id = Reference.ID(rawValue: .random(in: 1...60, using: &random))
                    let isThere = oracle.references.contains { $0.id == id }
                    #expect(try await store.deleteReference(id, in: account) == isThere)
                    oracle.remove(id)
                } else {
                    let draft = draft(&random)
                    oracle.put(try await store.write(draft, in: account, at: Int64(second / 3)))
                }
            }
            for _ in 1...200 {
                let query = query(&random)
                let page = try await store.references(matching: query, in: account)
                #expect(page == oracle.page(query), "\(query)")
            }
        }
    }

    private func reference(id: Int64, _ random: inout SeededGenerator) -> Reference {
        var reference = Reference.sample(
            id: id,
            type: Self.types.pick(&random),
            number: .random(in: 1...50, using: &random),
            service: Self.services.pick(&random),
            model: Self.models.pick(&random),
            ref: "\(Int.random(in: 1...40, using: &random))-\(id)",
            status: SyncStatus.allCases.pick(&random),
            createdAt: .random(in: -5...60, using: &random),
            lastSyncedAt: Bool.random(using: &random) ? .random(in: 0...60, using: &random) : nil
        )
        if id % 5 == 0 { reference.serviceModelRef = "shared \(id)" }
        reference.updatedAt = .second(.random(in: 0...60, using: &random))
        reference.externalStatus = ([nil] + Self.texts).pick(&random)
        reference.externalMessage = ([nil] + Self.texts).pick(&random)
        reference.externalLink = ([nil] + Self.texts).pick(&random)
        reference.isLocked = .random(using: &random)
        return reference
    }

    private func draft(_ random: inout SeededGenerator) -> ReferenceDraft {
        var draft = ReferenceDraft.sample(
            type: Self.types.pick(&random),
            number: .random(in: 1...6, using: &random),
            service: Self.services.pick(&random),
            model: Self.models.pick(&random),
            ref: "\(Int.random(in: 1...9, using: &random))",
            status: ([nil] + SyncStatus.allCases).pick(&random)
        )
        let changes: [Change<String?>] =
            [.keep, .set(nil)] + Self.texts.map { Change.set($0) }
        draft.externalStatus = changes.pick(&random)
        draft.externalMessage = changes.pick(&random)
        draft.externalLink = changes.pick(&random)
        if Bool.random(using: &random) { draft.isLocked = .set(.random(using: &random)) }
        return draft
    }

    private func query(_ random: inout SeededGenerator) -> ReferenceQuery {
        var query = ReferenceQuery()
        if !oneIn(8, &random) { query.subjectTypes = some(Self.types, &random) }
        if oneIn(8, &random) { query.subjectNumbers = some(Array(1...50), &random) }
        if oneIn(3, &random) { query.serviceNames = some(Self.services + ["none"], &random) }
        if oneIn(6, &random) { query.serviceModels = some(Self.models, &random) }
        if oneIn(9, &random) {
            query.serviceModelRefs = some((1...400).map { "\($0 % 40)-\($0)" }, &random)
        }
        if oneIn(3, &random) { query.statuses = some(SyncStatus.allCases, &random) }
        if oneIn(8, &random) { query.externalStatuses = some(Self.texts, &random) }
        if oneIn(8, &random) { query.externalMessages = some(Self.texts + ["none"], &random) }
        if oneIn(7, &random) { query.createdAt = range(&random) }
        if oneIn(7, &random) { query.updatedAt = range(&random) }
        if oneIn(7, &random) { query.lastSyncedAt = range(&random) }
        if oneIn(9, &random) {
            query.ids = some((0...500).map { Reference.ID(rawValue: $0) }, &random)
        }
        query.order = .init(
            by: oneIn(2, &random) ? .createdAt : .lastSyncedAt,
            isDescending: .random(using: &random)
        )
        query.window = .init(
            limit: [1, 7, 20, 200].pick(&random),
            offset: [0, 0, 3, 50, Int.max].pick(&random)
        )
        return query
    }

    private func oneIn(_ number: Int, _ random: inout SeededGenerator) -> Bool {
        Int.random(in: 1...number, using: &random) == 1
    }

    private func some<Value>(_ values: [Value], _ random: inout SeededGenerator) -> [Value] {
        let count = [1, 1, 1, 2, 3, 6, 40].pick(&random)
        return (0..<count).map { _ in values.pick(&random) }
    }

    private func range(_ random: inout SeededGenerator) -> ReferenceQuery.TimeRange {
        func time(_ random: inout SeededGenerator) -> Timestamp? {
            Bool.random(using: &random) ? .second(.random(in: -5...65, using: &random)) : nil
        }
        return .init(after: time(&random), before: time(&random))
    }
}
