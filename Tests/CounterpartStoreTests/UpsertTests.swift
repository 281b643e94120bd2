import Counterpart
import Testing

@Suite struct UpsertTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `a new reference gets an id, the default status and the time`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let result = try await store.upsert(
                .sample(),
                in: account,
                at: .second(7),
                includesSubjects: false
            )
            #expect(result.isInserted)
            var expected = Reference.sample(id: 1, ref: "INV-1", createdAt: 7, lastSyncedAt: 7)
            expected.status = .pending
            #expect(result.value == ReferencePage(references: [expected], count: 1))
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect(page.references == [expected])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a second write keeps id, creation and what it does not mention`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            var first = ReferenceDraft.sample(status: .failed)
            first.externalMessage = .set("No such customer")
            first.externalLink = .set("https://example.com/1")
            let created = try await store.write(first, in: account, at: 5)
            var second = ReferenceDraft.sample(model: "Bill", ref: "B-2")
            second.externalLink = .set(nil)
            let result = try await store.upsert(
                second,
                in: account,
                at: .second(9),
                includesSubjects: false
            )
            #expect(!result.isInserted)
            var expected = created
            (expected.serviceModel, expected.serviceModelRef) = ("Bill", "B-2")
            expected.externalLink = nil
            (expected.updatedAt, expected.lastSyncedAt) = (.second(9), .second(9))
            #expect(result.value.references == [expected])
            let page = try await store.references(matching: .only([1]), in: account)
            #expect(page.references == [expected])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a draft that breaks a rule writes nothing and uses no id`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            var draft = ReferenceDraft.sample()
            draft.serviceModel = .keep
            await #expect(throws: StoreError.self) {
                try await store.write(draft, in: account)
            }
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect(page.count == 0)
            #expect(try await store.write(.sample(), in: account).id.rawValue == 1)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a store may require the external link`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore(requiresExternalLink: true) { store in
            let account = try await store.makeAccount()
            let missing = Violation(
                field: "external_link",
                message: "External link can't be blank"
            )
            await #expect(throws: StoreError.invalid(Violations(missing))) {
                try await store.write(.sample(), in: account)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [ReferenceIdentity](ReferenceIdentity.allCases))
    func `an account's identity says what is the same reference`(
        _ kind: StoreUnderTest,
        _ identity: ReferenceIdentity
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount(identity: identity)
            try await store.write(.sample(), in: account)
            try await store.write(.sample(ref: "INV-2"), in: account)
            try await store.write(.sample(model: "Bill"), in: account)
            try await store.write(.sample(service: "Jira"), in: account)
            try await store.write(.sample(), in: account)
            let page = try await store.references(matching: .of(.invoice), in: account)
            let expected =
                switch identity {
                case .serviceName: 2
                case .serviceModel: 3
                case .serviceModelRef: 4
                }
            #expect(page.count == expected)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `texts are the same only byte by byte`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let (composed, decomposed) = ("Caf\u{E9}", "Cafe\u{301}")
            try await store.write(.sample(service: composed), in: account)
            try await store.write(.sample(service: decomposed), in: account)
            try await store.write(.sample(service: "café"), in: account)
            try await store.write(.sample(service: composed, model: composed), in: account)
            try await store.write(.sample(service: composed, model: decomposed), in: account)
            let all = try await store.references(matching: .of(.invoice), in: account)
            #expect(all.count == 3)
            let query = ReferenceQuery.of(.invoice) { $0.serviceModels = [decomposed] }
            let page = try await store.references(matching: query, in: account)
            #expect((page.count, page.ids) == (1, [1]))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `writes of one identity at one time make one reference`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let inserted = try await withThrowingTaskGroup(of: Bool.self) { group in
                for number in 0..<100 {
                    group.addTask {
                        try await store.upsert(
                            .sample(number: Int64(number % 5) + 1, ref: "\(number)"),
                            in: account,
                            at: .second(1),
                            includesSubjects: false
                        ).isInserted
                    }
                }
                return try await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(inserted == 5)
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect(page.count == 5)
            #expect(Set(page.ids) == [1, 2, 3, 4, 5])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an invalid write does no harm to those beside it`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let written = await withTaskGroup(of: Bool.self) { group in
                for number in 1...60 {
                    group.addTask {
                        var draft = ReferenceDraft.sample(number: Int64(number))
                        if number % 3 == 0 { draft.serviceModelRef = .set(nil) }
                        return (try? await store.write(draft, in: account)) != nil
                    }
                }
                return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
            }
            #expect(written == 40)
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect(page.count == 40)
        }
    }
}
