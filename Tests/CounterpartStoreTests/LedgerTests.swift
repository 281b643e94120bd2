import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

@Suite struct LedgerTests {
    private let robot = Author(tokenID: .init(rawValue: 7), label: "robot", requestID: "r-1")

    @Test(arguments: StoreUnderTest.allCases)
    func `every write tells what it changed, who wrote and when`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            var draft = ReferenceDraft.sample(ref: "A-1", status: .pending)
            let reference = try await store.write(draft, in: account, at: 10, by: robot)
            draft.status = .set(.known(.failed))
            draft.externalMessage = .set("No \"customer\"\n\u{1}é")
            try await store.write(draft, in: account, at: 20, by: robot)
            try await store.write(draft, in: account, at: 30)
            _ = try await store.deleteReference(
                reference.id,
                in: account,
                at: .second(40),
                by: Author(label: "cleaner")
            )
            let slice = try await store.attempts(on: reference.id, in: account)
            let attempts = try #require(slice).attempts
            #expect(attempts.map(\.sequence) == [4, 3, 2, 1])
            #expect(attempts.map(\.kind) == [.deleted, .updated, .updated, .created])
            #expect(attempts.map(\.at) == [.second(40), .second(30), .second(20), .second(10)])
            #expect(
                attempts.map(\.author) == [Author(label: "cleaner"), .anybody, robot, robot]
            )
            #expect(attempts.allSatisfy { $0.reference == reference.id && $0.count == 1 })
            #expect(attempts[1].changes == [])
            #expect(
                attempts[2].changes == [
                    AttributeChange(attribute: "status", old: "pending", new: "failed"),
                    AttributeChange(
                        attribute: "external_message",
                        old: nil,
                        new: "No \"customer\"\n\u{1}é"
                    ),
                ]
            )
            let created = [
                ("subject_type", "Invoice"), ("subject_id", "1"), ("service_name", "NetSuite"),
                ("service_model", "Invoice"), ("service_model_ref", "A-1"), ("status", "pending"),
                ("locked", "false"),
            ]
            #expect(
                attempts[3].changes
                    == created.map { AttributeChange(attribute: $0.0, old: nil, new: $0.1) }
            )
            #expect(attempts[0].changes.allSatisfy { $0.new == nil && $0.old != nil })
            #expect(attempts[0].changes.count == 8)
            #expect(try await store.attempts(in: account).attempts == attempts)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `what was refused is no attempt`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            var wrong = ReferenceDraft.sample()
            wrong.serviceModelRef = .set(nil)
            await #expect(throws: StoreError.self) { try await store.write(wrong, in: account) }
            let drafts = [
                SubjectDraft.sample(1, reference: .sample()), .sample(2, reference: wrong),
            ]
            await #expect(throws: StoreError.self) {
                try await store.createSubjects(drafts, in: .invoices, of: account, at: .second(1))
            }
            #expect(try await !store.deleteReference(.init(rawValue: 1), in: account))
            #expect(try await store.attempts(in: account).attempts == [])
            try await store.create(drafts[0], of: account)
            let attempts = try await store.attempts(in: account).attempts
            #expect(attempts.map(\.sequence) == [1])
            #expect(attempts[0].kind == .created)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `a ledger is read page by page, and so is a time line`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let other = try await store.makeAccount("other")
            for second in Int64(1)...20 {
                try await store.write(.sample(number: second % 3 + 1), in: account, at: second)
                try await store.write(.sample(), in: other, at: second)
            }
            func pages(
                _ read: (Int64?) async throws -> AttemptSlice
            ) async throws -> [Int64] {
                var (found, before): ([Int64], Int64?) = ([], nil)
                repeat {
                    let slice = try await read(before)
                    #expect(!slice.isTruncated)
                    found += slice.attempts.map(\.sequence)
                    before = slice.next
                } while before != nil
                return found
            }
            let all = try await pages {
                try await store.attempts(in: account, before: $0, limit: 3)
            }
            #expect(all == (1...20).reversed())
            let one = try await pages { before in
                let id = Reference.ID(rawValue: 1)
                let slice = try await store.attempts(on: id, in: account, before: before, limit: 2)
                return try #require(slice)
            }
            #expect(one == [19, 16, 13, 10, 7, 4, 1])
            let between = try await store.attempts(
                on: .init(rawValue: 1),
                in: account,
                before: 12,
                limit: 2
            )
            #expect(between?.attempts.map(\.sequence) == [10, 7])
            for stranger in [Int64.max, .min, 0, 1 << 40 | 1] {
                let slice = try await store.attempts(in: account, before: stranger, limit: 200)
                #expect(slice.attempts.count == (stranger > 0 ? 20 : 0))
                let id = Reference.ID(rawValue: stranger)
                #expect(try await store.attempts(on: id, in: account) == nil)
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an import is one attempt, and what it replaces or brings back has its own`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.take([1, 2, 3].map { .reference(.sample(id: $0)) }, into: account)
            let first = Reference.ID(rawValue: 1)
            _ = try await store.deleteReference(first, in: account)
            var changed = Reference.sample(id: 2, number: 200, status: .failed)
            changed.externalMessage = "No"
            try await store.take(
                [.reference(.sample(id: 1)), .reference(changed), .reference(.sample(id: 9))],
                into: account
            )
            try await store.take(
                [.subject(.init(id: .init(type: .user, number: 1), attributes: "{}"))],
                into: account
            )
            let attempts = try await store.attempts(in: account).attempts
            #expect(attempts.map(\.kind) == [.created, .updated, .imported, .deleted, .imported])
            #expect(attempts.map(\.count) == [1, 1, 3, 1, 3])
            #expect(attempts.map(\.reference?.rawValue) == [1, 2, nil, 1, nil])
            #expect(
                attempts[1].changes.map(\.attribute) == [
                    "subject_id", "status", "external_message",
                ]
            )
            func line(_ id: Int64) async throws -> [Int64]? {
                let slice = try await store.attempts(on: .init(rawValue: id), in: account)
                return slice?.attempts.map(\.sequence)
            }
            #expect(try await line(1) == [5, 2, 1])
            #expect(try await line(2) == [4, 1])
            #expect(try await line(3) == [1])
            #expect(try await line(9) == [3])
            #expect(try await store.verifyAttempts(in: account).firstBreak == nil)
        }
    }
}
