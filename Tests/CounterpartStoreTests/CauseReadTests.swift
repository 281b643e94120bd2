import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct CauseReadTests {
    private static let hour: Int64 = 3_600

    /// Writes `count` references that fail with `message`, from the id `number` on.
    private func fail(
        _ count: Int64,
        from number: Int64,
        _ message: String,
        service: String = "NetSuite",
        type: SubjectType = .invoice,
        _ status: SyncStatus = .failed,
        in account: Account,
        at second: Int64,
        _ store: any StoreUnderTest.Store
    ) async throws {
        for number in number..<number + count {
            var draft = ReferenceDraft.sample(
                type: type,
                number: number,
                service: service,
                status: status
            )
            draft.externalMessage = .set(message)
            try await store.write(draft, in: account, at: second)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `causes come by size, and are found by what they are`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let other = try await store.makeAccount("other")
            let day = 30 * Self.hour
            try await fail(2, from: 1, "Locked", in: account, at: 1, store)
            try await fail(5, from: 11, "Timeout", in: account, at: 1, store)
            try await fail(1, from: 21, "Gone", service: "Jira", in: account, at: day, store)
            try await fail(3, from: 31, "Closed", type: .user, in: account, at: 1, store)
            try await fail(
                3,
                from: 31,
                "Closed",
                type: .user,
                .successful,
                in: account,
                at: 2,
                store
            )
            try await fail(1, from: 41, "Returned", in: account, at: 1, store)
            try await fail(1, from: 41, "Returned", .successful, in: account, at: 2, store)
            try await fail(1, from: 41, "Returned", in: account, at: 3, store)
            try await fail(9, from: 1, "Elsewhere", in: other, at: 1, store)
            let now = Timestamp.second(day)
            func found(
                _ change: (inout CauseQuery) -> Void = { _ in }
            ) async throws -> [String?] {
                var query = CauseQuery()
                change(&query)
                let slice = try await store.causes(matching: query, in: account, at: now)
                #expect(slice.count == slice.causes.count)
                #expect(slice.next == nil)
                return slice.causes.map(\.example)
            }
            let all = try await found()
            #expect(all.prefix(2) == ["Timeout", "Locked"])
            #expect(Set(all.dropFirst(2)) == ["Gone", "Returned", "Closed"])
            #expect(all.last == "Closed")
            #expect(try await found { $0.states = [.new] } == ["Gone"])
            #expect(
                try await found { $0.states = [.resolved, .regressed] } == ["Returned", "Closed"]
            )
            #expect(try await found { $0.states = [.ongoing] } == ["Timeout", "Locked"])
            #expect(try await found { $0.states = [] } == [])
            #expect(try await found { $0.serviceName = "Jira" } == ["Gone"])
            #expect(try await found { $0.subjectType = .user } == ["Closed"])
            #expect(try await found { $0.text = "OCK" } == ["Locked"])
            #expect(try await found { $0.isMuted = true } == [])
            #expect(try await found { $0.isMuted = false }.count == 5)
            let summary = try await store.summary(of: account, at: now)
            #expect(summary.causes == [.new: 1, .ongoing: 2, .regressed: 1, .resolved: 1])
            #expect(summary.mutedCauses == 0)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `causes come page by page`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            for number in Int64(0)..<20 {
                let message = "Cause " + String(repeating: "x", count: Int(number) + 1)
                try await fail(
                    number % 4 + 1,
                    from: number * 10 + 1,
                    message,
                    in: account,
                    at: 1,
                    store
                )
            }
            var query = CauseQuery()
            query.limit = 7
            var causes: [Cause] = []
            repeat {
                let slice = try await store.causes(matching: query, in: account, at: .second(2))
                #expect(slice.count == 20)
                causes += slice.causes
                query.after = slice.next
            } while query.after != nil
            #expect(Set(causes.map(\.id)).count == 20)
            let order = causes.map { (-$0.count, $0.id.rawValue) }
            #expect(zip(order, order.dropFirst()).allSatisfy { $0 < $1 })
            query.after = Cause.ID(rawValue: 999)
            #expect(
                try await store.causes(matching: query, in: account, at: .second(2)).causes.isEmpty
            )
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a cause tells its members hour by hour, and its own account alone`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let other = try await store.makeAccount("other")
            let start = 1_000 * Self.hour
            try await fail(2, from: 1, "Locked", in: account, at: start, store)
            try await fail(3, from: 11, "Locked", in: account, at: start + 22 * Self.hour, store)
            try await fail(1, from: 21, "Locked", in: account, at: start + 23 * Self.hour, store)
            let now = Timestamp.second(start + 23 * Self.hour + 60)
            let slice = try await store.causes(matching: CauseQuery(), in: account, at: now)
            let id = try #require(slice.causes.first?.id)
            let cause = try #require(try await store.cause(id, in: account, at: now))
            #expect(cause == slice.causes.first)
            #expect(cause.count == 6)
            #expect(cause.trend.from == .second(start))
            #expect(cause.trend.counts == [2] + Array(repeating: 0, count: 21) + [3, 1])
            #expect(try await store.cause(id, in: other, at: now) == nil)
            #expect(try await store.facets(of: id, in: other) == nil)
            for stranger in [Int64.min, -1, 0, 1 << 40, .max] {
                let id = Cause.ID(rawValue: stranger)
                #expect(try await store.cause(id, in: account, at: now) == nil)
                #expect(try await store.facets(of: id, in: account) == nil)
                var search = ReferenceSearch()
                search.cause = id
                let found = try await store.references(matching: search, in: account)
                #expect(found.references.isEmpty)
                #expect(found.count == 0)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...3))
    func `the members of a cause are searched as all references are`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var questions = SearchQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let references = questions.references(300)
            try await store.take(references.map(TransferRecord.reference), into: account)
            var members: [Cause.ID: [Reference]] = [:]
            for cause in try await causes(store, account) {
                var search = ReferenceSearch()
                search.cause = cause.id
                search.limit = 3
                let found = try await store.pages(search, in: account)
                #expect(found.counts == [cause.count])
                #expect(found.references.count == cause.count)
                #expect(found.references == Oracle(found.references).all(ReferenceSearch()))
                members[cause.id] = found.references
            }
            let failing = references.filter { $0.status == .failed }
            #expect(Set(members.values.joined()) == Set(failing))
            for _ in 1...100 {
                var search = questions.search()
                guard
                    let (cause, own) = Array(members).pick(&questions.random)
                        as (
                            Cause.ID, [Reference]
                        )?
                else { continue }
                search.cause = cause
                let found = try await store.pages(search, in: account)
                let expected = Oracle(own).all(search)
                #expect(found.references == expected, "\(search)")
                #expect(found.counts.subtracting([nil]).allSatisfy { $0 == expected.count })
            }
        }
    }

    private func causes(
        _ store: any StoreUnderTest.Store,
        _ account: Account
    ) async throws -> [Cause] {
        var query = CauseQuery()
        query.limit = 200
        return try await store.causes(matching: query, in: account, at: .second(100)).causes
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a found reference tells its cause`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await fail(1, from: 1, "Locked", in: account, at: 2, store)
            try await store.write(.sample(number: 2, status: .successful), in: account, at: 1)
            let cause = try #require(try await causes(store, account).first)
            let slice = try await store.references(matching: ReferenceSearch(), in: account)
            #expect(slice.references.map(\.reference.subject.number) == [1, 2])
            #expect(slice.references.map(\.cause) == [cause.id, nil])
        }
    }
}
