import Counterpart
import Testing

/// Subjects and their references, written and read together.
@Suite struct SubjectReferenceTests {
    private let everything = SubjectQuery.of(.invoices) { $0.includesReferences = true }

    @Test(arguments: StoreUnderTest.allCases)
    func `a reference that comes with a subject is its own, whatever it says`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let nested = ReferenceDraft.sample(type: .user, number: 77)
            try await store.create(.sample(nil, reference: nested), of: account, at: 5)
            let page = try await store.list(everything, in: account)
            let expected = Reference.sample(
                id: 1,
                number: 1,
                ref: "INV-1",
                status: .pending,
                createdAt: 5,
                lastSyncedAt: 5
            )
            #expect(page.references == [expected])
            var second = ReferenceDraft.sample(status: .failed)
            second.externalMessage = .set("No such customer")
            #expect(try await store.update(.sample(1, reference: second), of: account, at: 9))
            let after = try await store.list(everything, in: account)
            #expect(after.references?.map(\.id.rawValue) == [1])
            #expect(after.references?.map(\.status) == [.failed])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a wrong reference fails the whole write and leaves nothing`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            var wrong = ReferenceDraft.sample()
            wrong.serviceModel = .keep
            var expected = Violations(
                Violation(field: "service_model", message: "Service model can't be blank")
            )
            expected.index = 1
            await #expect(throws: StoreError.invalid(expected)) {
                try await store.create(
                    .sample(nil, reference: .sample()),
                    .sample(nil, reference: wrong),
                    of: account
                )
            }
            #expect(try await store.list(everything, in: account).count == 0)
            let references = try await store.references(matching: .of(.invoice), in: account)
            #expect(references.count == 0)
            try await store.create(.sample(nil, #"{"a":1}"#), of: account)
            await #expect(throws: StoreError.self) {
                _ = try await store.update(.sample(1, #"{"a":2}"#, reference: wrong), of: account)
            }
            let page = try await store.list(everything, in: account)
            #expect(page.subjects.map(\.attributes) == [#"{"a":1}"#])
            #expect(page.references == [])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a deleted subject leaves its references`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.create(.sample(nil, reference: .sample()), of: account)
            #expect(try await store.deleteSubject(1, in: .invoices, of: account))
            var query = ReferenceQuery.of(.invoice)
            query.includesSubjects = true
            let references = try await store.references(matching: query, in: account)
            #expect(references.ids == [1])
            #expect(references.subjects == [])
            // Told of it again, we know its reference.
            try await store.create(.sample(1), of: account)
            let with = SubjectQuery.referenced(.invoices) { $0.serviceNames = ["NetSuite"] }
            #expect(try await store.list(with, in: account).numbers == [1])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an account sees and changes no subjects of another`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let mine = try await store.makeAccount("mine")
            let other = try await store.makeAccount("other")
            try await store.create(.sample(4, reference: .sample()), .sample(5), of: other)
            try await store.create(.sample(4, "{\"mine\":1}"), of: mine)
            #expect(try await !store.update(.sample(5), of: mine))
            #expect(try await !store.deleteSubject(5, in: .invoices, of: mine))
            #expect(try await store.update(.sample(4, "{\"mine\":2}"), of: mine))
            let page = try await store.list(everything, in: mine)
            #expect(page.subjects.map(\.attributes) == ["{\"mine\":2}"])
            #expect(page.references == [])
            let included = try await store.subjects(matching: everything, in: mine) { _ in
                [.init(type: .invoice, number: 5), .init(type: .invoice, number: 4)]
            }
            #expect(included.included.map(\.id.number) == [4])
            #expect(try await store.list(everything, in: other).numbers == [4, 5])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the two kinds of submissions are collections of their own`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let (expenses, timesheets) = (SubjectCollection.kinds[0], SubjectCollection.kinds[1])
            let (expense, timesheet) = (
                SubjectFacts(submissionKind: .expenseReport).attributes,
                SubjectFacts(submissionKind: .timesheet).attributes
            )
            try await store.create(
                .sample(nil, expense, reference: .sample()),
                in: expenses,
                of: account
            )
            let made = try await store.create(.sample(nil, timesheet), in: timesheets, of: account)
            #expect(made == [2])
            #expect(try await !store.update(.sample(1), in: timesheets, of: account))
            #expect(try await !store.deleteSubject(1, in: timesheets, of: account))
            let with: (SubjectCollection) -> SubjectQuery = { .of($0) { $0.hasReferences = true } }
            #expect(try await store.list(with(expenses), in: account).numbers == [1])
            #expect(try await store.list(with(timesheets), in: account).count == 0)
            #expect(try await store.update(.sample(1, timesheet), in: expenses, of: account))
            #expect(try await store.list(with(expenses), in: account).count == 0)
            #expect(try await store.list(with(timesheets), in: account).numbers == [1])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `associated subjects come once, as far as they are known`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.create(.sample(), .sample(), .sample(), of: account)
            try await store.create(.sample(9), in: .stories, of: account)
            let page = try await store.subjects(matching: .of(.invoices), in: account) { shown in
                shown.map(\.id) + [
                    .init(type: .story, number: 9), .init(type: .invoice, number: 2),
                    .init(type: .user, number: 1), .init(type: .story, number: 10),
                ]
            }
            #expect(page.included.map(\.id.number) == [1, 2, 3, 9])
            #expect(page.references == nil)
        }
    }
}
