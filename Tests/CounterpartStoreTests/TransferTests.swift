import Counterpart
import Testing

@Suite struct TransferTests {
    private func records(_ count: Int64) -> [TransferRecord] {
        let subjects = (1...count).map { number in
            TransferRecord.subject(
                Subject(
                    id: .init(type: number.isMultiple(of: 2) ? .user : .invoice, number: number),
                    attributes: #"{"z":1,"title":"Nr. \#(number)"}"#
                )
            )
        }
        let references = (1...count).map { id in
            TransferRecord.reference(
                .sample(id: id * 2, lastSyncedAt: id.isMultiple(of: 3) ? nil : id)
            )
        }
        return subjects + references
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what was exported and taken in elsewhere is exported alike`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let first = try await store.makeAccount("first")
            let second = try await store.makeAccount("second")
            let totals = try await store.take(records(2_500).shuffled(), into: first)
            #expect(totals == TransferTotals(subjects: 2_500, references: 2_500))
            let exported = try store.exported(first)
            try await store.take(exported, into: second)
            #expect(try store.exported(second) == exported)
            let kinds = exported.map { record in
                if case .subject(let subject) = record { subject.id.type.name } else { "reference" }
            }
            let expected = ["Invoice", "User"].flatMap { Array(repeating: $0, count: 1_250) }
            #expect(kinds == expected + Array(repeating: "reference", count: 2_500))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a record replaces the one with its id and nothing else`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.take(records(10), into: account)
            var changed = Reference.sample(id: 4, number: 400, service: "Jira", status: .failed)
            changed.externalMessage = "No such customer"
            let new = Reference.sample(id: 5, number: 500)
            let subject = Subject(id: .init(type: .user, number: 2), attributes: "{}")
            try await store.take(
                [.reference(changed), .subject(subject), .reference(new)],
                into: account
            )
            let query = ReferenceQuery.only([4, 5]) { $0.order.isDescending = true }
            let replaced = try await store.references(matching: query, in: account)
            #expect(replaced.references == [changed, new])
            let exported = try store.exported(account)
            #expect(exported.count == 21)
            #expect(exported.contains(.subject(subject)))
            let failed = ReferenceQuery.of(.invoice) { $0.statuses = [.failed] }
            let page = try await store.references(matching: failed, in: account)
            #expect((page.count, page.ids) == (1, [4]))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `ids move on past those that were taken in`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.write(.sample(number: 1), in: account)
            try await store.take([.reference(.sample(id: 70))], into: account)
            try await store.take([.reference(.sample(id: 60))], into: account)
            #expect(try await store.write(.sample(number: 2), in: account).id.rawValue == 71)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `after the last id there is no new reference, and no harm`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let last = Reference.sample(id: Reference.ID.maximum.rawValue, number: 1)
            try await store.take([.reference(last)], into: account)
            let refusal = StoreError.refused("Account acme has no more ids.")
            await #expect(throws: refusal) {
                try await store.write(.sample(number: 2), in: account)
            }
            let old = try await store.write(.sample(number: 1), in: account)
            #expect(old.id == .maximum)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `nobody sees what is staged before it is committed, and never if it is not`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let file = try await store.beginImport(into: account)
            try await file.stage([(1, .reference(.sample(id: 1)))])
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect(page.count == 0)
            try await store.write(.sample(type: .user), in: account)
            await file.cancel()
            let after = try await store.references(matching: .of(.invoice), in: account)
            #expect(after.count == 0)
            await #expect(throws: StoreError.self) { try await file.commit() }
        }
    }

    struct Refusal: Sendable {
        let records: [TransferRecord]
        let line: Int
        let reason: String
    }

    /// The account holds reference 2 of subject 2, and 4 of subject 4.
    private static let refusals = [
        Refusal(
            records: [1, 3, 1].map { .reference(.sample(id: $0)) },
            line: 3,
            reason: "An earlier line has the same id"
        ),
        Refusal(
            records: [(7, 7), (8, 8), (9, 7)].map { .reference(.sample(id: $0.0, number: $0.1)) },
            line: 3,
            reason: "An earlier line has the same subject and service"
        ),
        Refusal(
            records: [(6, 6), (7, 2)].map { .reference(.sample(id: $0.0, number: $0.1)) },
            line: 2,
            reason: "Reference 2 has the same subject and service"
        ),
        Refusal(
            records: [.reference(.sample(id: 0))],
            line: 1,
            reason: "The id is not in 1 to 1099511627775"
        ),
        Refusal(
            records: [.reference(.sample(id: 1 << 40))],
            line: 1,
            reason: "The id is not in 1 to 1099511627775"
        ),
        Refusal(
            records: [.reference(.sample(id: 1)), .reference(.sample(id: 3, number: 0))],
            line: 2,
            reason: "The subject's id is less than 1"
        ),
        Refusal(
            records: [.subject(Subject(id: .init(type: .user, number: 0), attributes: "{}"))],
            line: 1,
            reason: "The subject's id is less than 1"
        ),
        Refusal(
            records: [1, 2, 1].map {
                .subject(Subject(id: .init(type: .user, number: $0), attributes: "{}"))
            },
            line: 3,
            reason: "An earlier line has the same subject"
        ),
    ]

    @Test(arguments: StoreUnderTest.allCases, refusals)
    func `a line that contradicts is named, and nothing is taken in`(
        _ kind: StoreUnderTest,
        _ refusal: Refusal
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let held = [2, 4].map { TransferRecord.reference(.sample(id: $0)) }
            for isEmpty in [true, false] {
                if !isEmpty { try await store.take(held, into: account) }
                // Only what the account holds can make the third refusal.
                if isEmpty, refusal.reason.hasPrefix("Reference 2") { continue }
                let before = try store.exported(account)
                let expected = TransferConflict(line: refusal.line, reason: refusal.reason)
                await #expect(throws: expected) {
                    try await store.take(refusal.records, into: account)
                }
                #expect(try store.exported(account) == before)
            }
            // The indexes are all there again, and the counts are right.
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect((page.count, page.ids) == (2, [2, 4]))
            #expect(try await store.write(.sample(number: 9), in: account).id.rawValue == 5)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `references may exchange their identities`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let references = [(1, 1), (2, 2)].map { Reference.sample(id: $0.0, number: $0.1) }
            try await store.take(references.map(TransferRecord.reference), into: account)
            let exchanged = [(1, 2), (2, 1)].map { Reference.sample(id: $0.0, number: $0.1) }
            try await store.take(exchanged.map(TransferRecord.reference), into: account)
            #expect(try store.exported(account) == exchanged.map(TransferRecord.reference))
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an empty file is taken in and an error ends an export`(
        _ kind: StoreUnderTest
    ) async throws {
        struct Stop: Error {}
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let totals = try await store.take([], into: account)
            #expect(totals == TransferTotals(subjects: 0, references: 0))
            #expect(try store.exported(account) == [])
            try await store.take(records(3), into: account)
            #expect(throws: Stop.self) { try store.export(account) { _ in throw Stop() } }
        }
    }
}
