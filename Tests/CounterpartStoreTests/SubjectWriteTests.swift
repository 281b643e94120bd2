import Counterpart
import Testing

@Suite struct SubjectWriteTests {
    private func refusal(
        _ index: Int,
        _ field: String,
        _ message: String
    ) -> StoreError {
        var violations = Violations(Violation(field: field, message: message))
        violations.index = index
        return .invalid(violations)
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `new subjects get ids in order, and a given id moves them on`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            #expect(try await store.create(.sample(), .sample(), of: account) == [1, 2])
            #expect(try await store.create(.sample(40), .sample(), of: account) == [40, 41])
            #expect(try await store.create(.sample(7), .sample(), of: account) == [7, 42])
            let stories = try await store.create(.sample(), in: .stories, of: account)
            #expect(stories == [1])
            let page = try await store.list(.of(.invoices), in: account)
            #expect(page.count == 6)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an id never returns`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.create(.sample(), .sample(), of: account)
            #expect(try await store.deleteSubject(2, in: .invoices, of: account))
            #expect(try await !store.deleteSubject(2, in: .invoices, of: account))
            #expect(try await store.create(.sample(), of: account) == [3])
            let imported = Subject(id: .init(type: .invoice, number: 90), attributes: "{}")
            try await store.take([.subject(imported)], into: account)
            #expect(try await store.deleteSubject(90, in: .invoices, of: account))
            #expect(try await store.create(.sample(), of: account) == [91])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `after the last id there is, ids must be given`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            #expect(try await store.create(.sample(.max), of: account) == [.max])
            await #expect(throws: refusal(0, "id", "Id can't be blank")) {
                try await store.create(.sample(), of: account)
            }
            #expect(try await store.create(.sample(5), of: account) == [5])
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [Int64.min, -1, 0])
    func `an impossible id is refused`(_ kind: StoreUnderTest, _ id: Int64) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            await #expect(throws: refusal(0, "id", "Id must be greater than 0")) {
                try await store.create(.sample(id), of: account)
            }
            #expect(try await !store.update(.sample(id), of: account))
            #expect(try await !store.deleteSubject(id, in: .invoices, of: account))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a bulk with a taken id writes nothing and names its place`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.create(.sample(5, #"{"old":1}"#), of: account)
            var reference = ReferenceDraft.sample()
            reference.subjectNumber = nil
            let drafts = [
                .sample(nil, reference: reference), .sample(100), .sample(5), SubjectDraft.sample(),
            ]
            await #expect(throws: refusal(2, "id", "Id has already been taken")) {
                _ = try await store.createSubjects(
                    drafts,
                    in: .invoices,
                    of: account,
                    at: .second(1)
                )
            }
            let page = try await store.list(.of(.invoices), in: account)
            #expect(page.subjects.map(\.attributes) == [#"{"old":1}"#])
            let references = try await store.references(matching: .of(.invoice), in: account)
            #expect(references.count == 0)
            // Neither ids of subjects nor of references were used up.
            #expect(try await store.create(.sample(nil, reference: reference), of: account) == [6])
            let written = try await store.references(matching: .of(.invoice), in: account)
            #expect(written.ids == [1])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `two drafts of one bulk cannot have one id`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            await #expect(throws: refusal(1, "id", "Id has already been taken")) {
                try await store.create(.sample(3), .sample(3), of: account)
            }
            #expect(try await store.list(.of(.invoices), in: account).count == 0)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `attributes that are refused write nothing`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.create(.sample(), of: account)
            await #expect(throws: refusal(1, "title", "Title is wrong")) {
                try await store.create(.sample(), .refused(), of: account)
            }
            await #expect(throws: refusal(0, "title", "Title is wrong")) {
                _ = try await store.update(.refused(1), of: account)
            }
            #expect(try await store.list(.of(.invoices), in: account).numbers == [1])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a refused bulk does no harm to writes beside it`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            await withTaskGroup(of: Void.self) { group in
                for number in Int64(1)...60 {
                    group.addTask {
                        let last = number % 3 == 0 ? SubjectDraft.refused() : .sample()
                        _ = try? await store.create(.sample(), last, of: account)
                    }
                    group.addTask {
                        _ = try? await store.write(.sample(number: number), in: account)
                    }
                }
            }
            let page = try await store.list(.of(.invoices), in: account)
            #expect(page.count == 80)
            let references = try await store.references(matching: .of(.invoice), in: account)
            #expect(references.count == 60)
            let with = try await store.list(
                .of(.invoices) { $0.hasReferences = true },
                in: account
            )
            #expect(with.count == 60)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `three hundred subjects are made at once`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let drafts = (1...300).map { _ in SubjectDraft.sample(nil, reference: .sample()) }
            let ids = try await store.createSubjects(
                drafts,
                in: .invoices,
                of: account,
                at: .second(1)
            )
            #expect(ids.map(\.number) == Array(1...300))
            let query = SubjectQuery.of(.invoices) { $0.hasReferences = true }
            #expect(try await store.list(query, in: account).count == 300)
        }
    }
}
