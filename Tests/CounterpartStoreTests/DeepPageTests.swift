import Counterpart
import CounterpartTestSupport
import Testing

/// Pages far from the first, which a store may find by what it has learnt from others.
@Suite struct DeepPageTests {
    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...4))
    func `pages that are asked for in any order, again and again, are the oracle's`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var random = SeededGenerator(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            var references = (1...600).map { Self.reference($0, &random) }
            try await store.take(references.map(TransferRecord.reference), into: account)
            for round in 1...3 {
                let oracle = Oracle(references)
                for _ in 1...300 {
                    let query = Self.query(&random)
                    let page = try await store.references(matching: query, in: account)
                    #expect(page == oracle.page(query), "round \(round): \(query)")
                }
                // What was learnt must be forgotten when the rows move.
                let moved = references.indices.randomElement(using: &random) ?? 0
                references[moved].lastSyncedAt = .second(Int64.random(in: 0...50, using: &random))
                try await store.take([.reference(references[moved])], into: account)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `services whose names differ in nothing but bytes share nothing that was learnt`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            var random = SeededGenerator(seed: 1)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let references = (Int64(1)...400).map { number in
                var reference = Self.reference(number, &random)
                reference.serviceName = number <= 200 ? "Caf\u{E9}" : "Cafe\u{301}"
                reference.lastSyncedAt = .second(number)
                return reference
            }
            try await store.take(references.map(TransferRecord.reference), into: account)
            let oracle = Oracle(references)
            for service in ["Caf\u{E9}", "Cafe\u{301}"] {
                let query = ReferenceQuery.of(.story) {
                    $0.serviceNames = [service]
                    $0.order.isDescending = false
                    $0.window = .init(limit: 20, offset: 150)
                }
                let page = try await store.references(matching: query, in: account)
                #expect(page == oracle.page(query), "\(query)")
            }
        }
    }

    /// Few times, so that many references share one, and some without.
    private static func reference(_ number: Int64, _ random: inout SeededGenerator) -> Reference {
        Reference(
            id: Reference.ID(rawValue: number),
            subject: Subject.ID(type: .story, number: number),
            serviceName: number.isMultiple(of: 4) ? "jira" : "netsuite",
            serviceModel: "Issue",
            serviceModelRef: "R-\(number)",
            status: number.isMultiple(of: 3) ? .failed : .successful,
            externalLink: nil,
            externalMessage: nil,
            externalStatus: nil,
            isLocked: false,
            createdAt: .second(Int64.random(in: 0...90, using: &random)),
            updatedAt: .second(100),
            lastSyncedAt: Int.random(in: 0..<8, using: &random) == 0
                ? nil : .second(Int64.random(in: 0...60, using: &random))
        )
    }

    private static func query(_ random: inout SeededGenerator) -> ReferenceQuery {
        var query = ReferenceQuery()
        query.subjectTypes = [.story]
        if Bool.random(using: &random) { query.serviceNames = ["netsuite"] }
        if Int.random(in: 0..<3, using: &random) == 0 { query.statuses = [.failed] }
        query.order = ReferenceQuery.Order(
            by: Bool.random(using: &random) ? .lastSyncedAt : .createdAt,
            isDescending: Bool.random(using: &random)
        )
        query.window = ReferenceQuery.Window(
            limit: [1, 7, 20].randomElement(using: &random) ?? 20,
            offset: Int.random(in: 0...620, using: &random)
        )
        return query
    }
}
