import Counterpart
import CounterpartSQLiteStore
import CounterpartTestSupport
import Testing

/// Lists over several services and types, which a store may make of one for each.
@Suite struct MergedListTests {
    /// More services than are merged into one, in the last case.
    @Test(arguments: StoreUnderTest.allCases, [1, 2, 7, 60])
    func `lists over any number of services and types are the oracle's`(
        _ kind: StoreUnderTest,
        _ services: Int
    ) async throws {
        try await kind.withStore { store in
            var random = SeededGenerator(seed: UInt64(services))
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let references = (1...500).map { Self.reference($0, services, &random) }
            try await store.take(references.map(TransferRecord.reference), into: account)
            let oracle = Oracle(references)
            for _ in 1...200 {
                let query = Self.query(services, &random)
                let page = try await store.references(matching: query, in: account)
                #expect(page == oracle.page(query), "\(query)")
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a search over more services than are merged finds all, in order`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            var random = SeededGenerator(seed: 3)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let references = (1...300).map { Self.reference($0, 30, &random) }
            try await store.take(references.map(TransferRecord.reference), into: account)
            var search = ReferenceSearch()
            search.limit = 50
            let found = try await store.pages(search, in: account)
            #expect(found.references == Oracle(references).all(search))
        }
    }

    @Test func `a service that has nothing of what is asked is not read`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            let references = (1...300).map { (id: Int64) in
                Reference.sample(
                    id: id,
                    service: ["Jira", "NetSuite", "Workday"][Int(id % 3)],
                    model: id.isMultiple(of: 3) ? "Issue" : "Invoice"
                )
            }
            try await store.take(references.map(TransferRecord.reference), into: account)
            let all = try store.plan(of: .of(.invoice), in: account)
            #expect(all.count == 3, "\(all)")
            let issues = try store.plan(
                of: .of(.invoice) { $0.serviceModels = ["Issue"] },
                in: account
            )
            #expect(issues.count == 1, "\(issues)")
            let named = try store.plan(
                of: .of(.invoice) {
                    $0.serviceNames = ["Jira", "NetSuite", "Jira"]
                    $0.serviceModels = ["Issue"]
                },
                in: account
            )
            #expect(named.count == 1, "\(named)")
            store.close()
        }
    }

    private static let types: [SubjectType] = [.invoice, .story, .user]

    /// Few times, so that many references of different services share one, and some without.
    private static func reference(
        _ id: Int64,
        _ services: Int,
        _ random: inout SeededGenerator
    ) -> Reference {
        Reference.sample(
            id: id,
            type: types.pick(&random),
            service: "service \(Int.random(in: 1...services, using: &random))",
            model: ["A", "B"].pick(&random),
            status: SyncStatus.allCases.pick(&random),
            createdAt: .random(in: 0...90, using: &random),
            lastSyncedAt: Int.random(in: 0..<8, using: &random) == 0
                ? nil : .random(in: 0...60, using: &random)
        )
    }

    private static func query(
        _ services: Int,
        _ random: inout SeededGenerator
    ) -> ReferenceQuery {
        .of(types.pick(&random)) { query in
            if Bool.random(using: &random) {
                // One may be named twice.
                query.subjectTypes = (1...3).map { _ in types.pick(&random) }
            }
            if Bool.random(using: &random) {
                query.serviceNames = (1...3).map { _ in
                    "service \(Int.random(in: 1...services + 1, using: &random))"
                }
            }
            if Bool.random(using: &random) { query.serviceModels = [["A", "B"].pick(&random)] }
            if Int.random(in: 0..<3, using: &random) == 0 {
                query.statuses = [SyncStatus.allCases.pick(&random)]
            }
            if Int.random(in: 0..<3, using: &random) == 0 {
                query.lastSyncedAt.after = .second(.random(in: 0...60, using: &random))
            }
            query.order.isDescending = Bool.random(using: &random)
            query.window = .init(
                limit: [1, 7, 20].pick(&random),
                offset: Int.random(in: 0...120, using: &random)
            )
        }
    }
}
