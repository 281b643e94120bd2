import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct SearchTests {
    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...4))
    func `the pages of a search are what the oracle finds`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var questions = SearchQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let other = try await store.makeAccount("other", identity: .serviceModelRef)
            let references = questions.references(300)
            try await store.take(references.map(TransferRecord.reference), into: account)
            try await store.take(
                questions.references(300).map(TransferRecord.reference),
                into: other
            )
            let oracle = Oracle(references)
            for _ in 1...250 {
                let search = questions.search()
                let found = try await store.pages(search, in: account)
                let expected = oracle.all(search)
                #expect(found.references == expected, "\(search)")
                #expect(found.counts.subtracting([nil]).allSatisfy { $0 == expected.count })
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...3))
    func `writes between pages neither repeat nor skip what they do not touch`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var questions = SearchQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceName)
            var second: Int64 = 0
            func write(_ number: Int64) async throws -> Reference.ID {
                second += questions.oneIn(3) ? 1 : 0
                let draft = ReferenceDraft.sample(
                    type: SearchQuestions.types[Int(number % 3)],
                    number: number,
                    service: SearchQuestions.services[Int(number % 2)],
                    status: SyncStatus.allCases.pick(&questions.random)
                )
                return try await store.write(draft, in: account, at: second).id
            }
            var untouched: Set<Reference.ID> = []
            for number in 1...150 { untouched.insert(try await write(Int64(number))) }
            var search = ReferenceSearch()
            search.limit = 10
            let found = try await store.pages(search, in: account) {
                for _ in 1...3 {
                    let number = Int64.random(in: 1...200, using: &questions.random)
                    let id = try await write(number)
                    untouched.remove(id)
                    if questions.oneIn(4) { _ = try await store.deleteReference(id, in: account) }
                }
            }
            let ids = found.references.map(\.id).filter(untouched.contains)
            #expect(ids.count == untouched.count)
            #expect(Set(ids) == untouched)
            #expect(untouched.count > 50)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the counters tell how many match`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            for number in 1...30 {
                let draft = ReferenceDraft.sample(
                    type: number.isMultiple(of: 2) ? .invoice : .user,
                    number: Int64(number),
                    status: number.isMultiple(of: 3) ? .failed : .successful
                )
                try await store.write(draft, in: account)
            }
            var search = ReferenceSearch()
            search.limit = 4
            #expect(try await store.references(matching: search, in: account).count == 30)
            search.filters.statuses = [.failed]
            let failed = try await store.references(matching: search, in: account)
            #expect(failed.count == 10)
            #expect(failed.references.count == 4)
            search.isLocked = false
            #expect(try await store.references(matching: search, in: account).count == nil)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a page ends early where it has looked at enough, and goes on there`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let count = Int64(ReferenceSearch.examined) + 5_000
            let references = (1...count).map { (id: Int64) in
                var reference = Reference.sample(id: id, lastSyncedAt: count - id)
                reference.isLocked = id == count
                return reference
            }
            try await store.take(references.map(TransferRecord.reference), into: account)
            var search = ReferenceSearch()
            search.isLocked = true
            let first = try await store.references(matching: search, in: account)
            #expect(first.references.isEmpty)
            #expect(first.next?.id.rawValue == Int64(ReferenceSearch.examined))
            search.after = first.next
            let second = try await store.references(matching: search, in: account)
            #expect(second.references.map(\.reference.id.rawValue) == [count])
            #expect(second.next == nil)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a search can bring the subjects that are known, each once`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let known = try await store.create(.sample(nil, "{\"a\":1}"), of: account)
            for service in ["Jira", "NetSuite"] {
                for number in known + [77] {
                    try await store.write(.sample(number: number, service: service), in: account)
                }
            }
            var search = ReferenceSearch()
            #expect(try await store.references(matching: search, in: account).subjects == nil)
            search.filters.includesSubjects = true
            let subjects = try await store.references(matching: search, in: account).subjects
            #expect(subjects?.map(\.id.number) == known)
            search.filters.serviceNames = []
            let nothing = try await store.references(matching: search, in: account)
            #expect(
                nothing
                    == ReferenceSlice(
                        references: [],
                        count: 0,
                        next: nil,
                        subjects: []
                    )
            )
        }
    }
}
