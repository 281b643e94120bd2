import Counterpart
import Testing

/// The eight references of contract Appendix A, and what it says of order, windows and `only`.
@Suite struct QueryTests {
    /// In the default order 5, 6, 3, 4, 1, 2, 8, 7; reference 7 was never synced.
    private static let references: [TransferRecord] = [
        (1, 200), (2, 200), (3, 300), (4, 300), (5, 400), (6, 400), (7, nil), (8, 200),
    ].map { .reference(.sample(id: $0.0, createdAt: $0.0, lastSyncedAt: $0.1)) }

    private func withAppendix(
        _ kind: StoreUnderTest,
        _ body: (any StoreUnderTest.Store, Account) async throws -> Void
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.take(Self.references, into: account)
            try await body(store, account)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `ties go by id, and never synced comes last`(_ kind: StoreUnderTest) async throws {
        try await withAppendix(kind) { store, account in
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect(page.ids == [5, 6, 3, 4, 1, 2, 8, 7])
            #expect(page.count == 8)
            #expect(page.subjects == nil)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `ascending, never synced comes first and ties still go by id`(
        _ kind: StoreUnderTest
    ) async throws {
        try await withAppendix(kind) { store, account in
            let query = ReferenceQuery.of(.invoice) {
                $0.order = .init(by: .lastSyncedAt, isDescending: false)
            }
            let page = try await store.references(matching: query, in: account)
            #expect(page.ids == [7, 1, 2, 8, 3, 4, 5, 6])
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [true, false])
    func `creation orders, too`(_ kind: StoreUnderTest, _ isDescending: Bool) async throws {
        try await withAppendix(kind) { store, account in
            let query = ReferenceQuery.of(.invoice) {
                $0.order = .init(by: .createdAt, isDescending: isDescending)
            }
            let page = try await store.references(matching: query, in: account)
            #expect(page.ids == (isDescending ? (1...8).reversed() : Array(1...8)))
        }
    }

    @Test(
        arguments: StoreUnderTest.allCases,
        [
            (3, 3, [4, 1, 2]), (3, 0, [5, 6, 3]), (3, 24, []), (200, 0, [5, 6, 3, 4, 1, 2, 8, 7]),
            (2, 1, [6, 3]), (1, 2, [3]), (1, 0, [5]), (20, 8, []), (20, Int.max, []),
            (200, Int.max - 1, []),
        ] as [(Int, Int, [Int64])]
    )
    func `a window is a part of the whole, and the count is of the whole`(
        _ kind: StoreUnderTest,
        _ window: (limit: Int, offset: Int, ids: [Int64])
    ) async throws {
        try await withAppendix(kind) { store, account in
            let query = ReferenceQuery.of(.invoice) {
                $0.window = .init(limit: window.limit, offset: window.offset)
            }
            let page = try await store.references(matching: query, in: account)
            #expect(page.ids == window.ids)
            #expect(page.count == 8)
        }
    }

    @Test(
        arguments: StoreUnderTest.allCases,
        [
            ([1, 2, 999], [1, 2]), ([2, 1, 2], [1, 2]), ([1], [1]), ([], []), ([0, -4], []),
            ([1, 2, 3], [3, 1, 2]), ([Int64.max, 8], [8]),
        ] as [([Int64], [Int64])]
    )
    func `only gives what exists, once, in the usual order and without a window`(
        _ kind: StoreUnderTest,
        _ only: (asked: [Int64], given: [Int64])
    ) async throws {
        try await withAppendix(kind) { store, account in
            let query = ReferenceQuery.only(only.asked) {
                $0.window = .init(limit: 1, offset: 4)
            }
            let page = try await store.references(matching: query, in: account)
            #expect(page.ids == only.given)
            #expect(page.count == only.given.count)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `only takes a thousand ids and more`(_ kind: StoreUnderTest) async throws {
        try await withAppendix(kind) { store, account in
            let page = try await store.references(
                matching: .only(Array(1...5_000)),
                in: account
            )
            #expect(page.ids == [5, 6, 3, 4, 1, 2, 8, 7])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `filters hold for only, too`(_ kind: StoreUnderTest) async throws {
        try await withAppendix(kind) { store, account in
            let query = ReferenceQuery.only([1, 2, 3]) {
                $0.lastSyncedAt.after = .second(200)
                $0.subjectTypes = [.invoice]
            }
            let page = try await store.references(matching: query, in: account)
            #expect(page.ids == [3])
            let other = ReferenceQuery.only([1, 2, 3]) { $0.subjectTypes = [.user] }
            #expect(try await store.references(matching: other, in: account).count == 0)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a time range is open, and never synced is in none`(
        _ kind: StoreUnderTest
    ) async throws {
        try await withAppendix(kind) { store, account in
            let open = ReferenceQuery.of(.invoice) {
                $0.lastSyncedAt = .init(after: .second(200), before: .second(400))
            }
            let middle = try await store.references(matching: open, in: account)
            #expect(middle.ids == [3, 4])
            let before = ReferenceQuery.of(.invoice) { $0.lastSyncedAt.before = .second(201) }
            let early = try await store.references(matching: before, in: account)
            #expect(early.ids == [1, 2, 8])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an empty list matches nothing`(_ kind: StoreUnderTest) async throws {
        try await withAppendix(kind) { store, account in
            let changes: [(inout ReferenceQuery) -> Void] = [
                { $0.subjectTypes = [] }, { $0.subjectNumbers = [] }, { $0.serviceNames = [] },
                { $0.serviceModels = [] }, { $0.serviceModelRefs = [] }, { $0.statuses = [] },
                { $0.externalStatuses = [] }, { $0.externalMessages = [] }, { $0.ids = [] },
            ]
            for change in changes {
                let query = ReferenceQuery.of(.invoice, change)
                let page = try await store.references(matching: query, in: account)
                #expect(page == ReferencePage(references: [], count: 0))
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `subjects come with the page, each once, if they are known and asked for`(
        _ kind: StoreUnderTest
    ) async throws {
        try await withAppendix(kind) { store, account in
            let known = Subject(id: .init(type: .invoice, number: 5), attributes: #"{"b":1,"a":2}"#)
            try await store.take([.subject(known)], into: account)
            try await store.write(.sample(number: 5, service: "Jira"), in: account)
            let query = ReferenceQuery.of(.invoice) { $0.includesSubjects = true }
            let page = try await store.references(matching: query, in: account)
            #expect(page.subjects == [known])
            let gone = ReferenceQuery.only([8]) { $0.includesSubjects = true }
            #expect(try await store.references(matching: gone, in: account).subjects == [])
            let written = try await store.upsert(
                .sample(number: 5),
                in: account,
                at: .second(1),
                includesSubjects: true
            )
            #expect(written.value.subjects == [known])
        }
    }
}
