import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import CounterpartTestSupport
import Testing

@Suite struct HousekeepingTests {
    /// Lends a store whose account was written to at random, from second 1 to `end`.
    private func withLedger(
        until end: Int64,
        seed: UInt64 = 5,
        _ body: (SQLiteStore, Account, inout SeededGenerator) async throws -> Void
    ) async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            var random = SeededGenerator(seed: seed)
            for second in 1...end { try await write(at: second, store, account, &random) }
            try await body(store, account, &random)
            store.close()
        }
    }

    private func write(
        at second: Int64,
        _ store: SQLiteStore,
        _ account: Account,
        _ random: inout SeededGenerator
    ) async throws {
        let number = Int64.random(in: 1...40, using: &random)
        if Int.random(in: 1...5, using: &random) == 1 {
            let id = Reference.ID(rawValue: number)
            _ = try await store.deleteReference(id, in: account, at: .second(second), by: .anybody)
        } else {
            let draft = ReferenceDraft.sample(number: number, ref: "R-\(second)")
            try await store.write(draft, in: account, at: second)
        }
    }

    private func all(_ store: SQLiteStore, _ account: Account) async throws -> [Attempt] {
        var (attempts, before): ([Attempt], Int64?) = ([], nil)
        repeat {
            let slice = try await store.attempts(in: account, before: before, limit: 200)
            attempts += slice.attempts
            before = slice.next
        } while before != nil
        return attempts
    }

    @Test func `the newest attempt of each reference outlives its time, others do not`()
        async throws
    {
        try await withLedger(until: 300) { store, account, random in
            for now in stride(from: Int64(300), through: 700, by: 50) {
                let before = try await all(store, account)
                try await store.housekeep(at: .second(now), keepingAttempts: 120)
                let exported = try store.exported(account)
                let living = Set(
                    exported.compactMap { record in
                        if case .reference(let reference) = record { reference.id } else { nil }
                    }
                )
                var known: Set<Reference.ID> = []
                let kept = before.filter { attempt in
                    let isNewest = attempt.reference.map { known.insert($0).inserted } ?? true
                    return attempt.at >= .second(now - 120)
                        || isNewest && attempt.reference.map(living.contains) ?? true
                }
                #expect(try await all(store, account) == kept)
                let report = try await store.verifyAttempts(in: account)
                #expect(report.firstBreak == nil)
                #expect(report.attempts == kept.count)
                for second in now..<now + 50 {
                    try await write(at: second, store, account, &random)
                }
            }
            let slice = try await store.attempts(in: account)
            #expect(slice.isTruncated)
        }
    }

    @Test func `a time line says that it is truncated`() async throws {
        try await withLedger(until: 0 + 1) { store, account, _ in
            let reference = try await store.write(.sample(service: "B"), in: account, at: 10)
            for second in Int64(11)...15 {
                try await store.write(
                    .sample(service: "B", ref: "\(second)"),
                    in: account,
                    at: second
                )
            }
            try await store.housekeep(at: .second(100), keepingAttempts: 10)
            let slice = try #require(try await store.attempts(on: reference.id, in: account))
            #expect(slice.attempts.map(\.at) == [.second(15)])
            #expect(slice.isTruncated)
            try await store.write(.sample(service: "B"), in: account, at: 110)
            let next = try #require(try await store.attempts(on: reference.id, in: account))
            #expect(next.attempts.map(\.at) == [.second(110)])
            #expect(try await store.verifyAttempts(in: account).firstBreak == nil)
        }
    }

    @Test func `more than one slice is given up, and the numbers go on after all of it`()
        async throws
    {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            try await withThrowingTaskGroup { group in
                for _ in 1...2_500 {
                    group.addTask { try await store.write(.sample(), in: account, at: 1) }
                }
                try await group.waitForAll()
            }
            let written = try await store.write(.sample(), in: account, at: 2)
            _ = try await store.deleteReference(
                written.id,
                in: account,
                at: .second(3),
                by: .anybody
            )
            try await store.housekeep(at: .second(1_000), keepingAttempts: 10)
            #expect(try await store.attempts(in: account).attempts == [])
            #expect(try await store.attempts(on: written.id, in: account) == nil)
            let trimmed = try await store.verifyAttempts(in: account)
            #expect(trimmed.attempts == 0)
            #expect(trimmed.head.count == 32)
            store.close()
            let again = try SQLiteStore.open(path: path)
            try await again.write(.sample(), in: account, at: 1_001)
            let attempts = try await again.attempts(in: account).attempts
            #expect(attempts.map(\.sequence) == [2_503])
            #expect(try await again.verifyAttempts(in: account).firstBreak == nil)
            again.close()
        }
    }

    @Test(arguments: [
        ("UPDATE attempt SET label = 'x' WHERE previous_digest IS NOT NULL", "was changed."),
        ("UPDATE attempt SET previous_digest = NULL", "missing."),
        ("UPDATE trimmed_ledger SET digest = zeroblob(32)", "was changed."),
        ("UPDATE trimmed_ledger SET sequence = sequence - 1", "missing."),
        ("DELETE FROM trimmed_ledger", "missing."),
    ])
    func `what is changed in a trimmed ledger is found`(
        _ sql: String,
        _ reason: String
    ) async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            for second in Int64(1)...20 {
                let draft = ReferenceDraft.sample(number: second == 5 ? 99 : second % 2 + 1)
                try await store.write(draft, in: account, at: second)
            }
            try await store.housekeep(at: .second(20), keepingAttempts: 8)
            #expect(try await store.verifyAttempts(in: account).firstBreak == nil)
            store.close()
            do {
                let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
                try connection.execute(sql)
            }
            let tampered = try SQLiteStore.open(path: path)
            let found = try await tampered.verifyAttempts(in: account).firstBreak
            tampered.close()
            #expect(found?.reason.hasSuffix(reason) == true, "\(String(describing: found))")
        }
    }

    @Test func `without a limit everything stays`() async throws {
        try await withLedger(until: 20) { store, account, _ in
            let before = try await all(store, account)
            try await store.housekeep(at: .second(1 << 40), keepingAttempts: nil)
            #expect(try await all(store, account) == before)
        }
    }

    @Test func `hours are forgotten after thirty days`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            for second in [Int64(3_600), 7_200] {
                try await store.write(.sample(status: .failed), in: account, at: second)
            }
            let now = Timestamp.second(7_200 + 720 * 3_600)
            try await store.housekeep(at: now, keepingAttempts: nil)
            store.close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            for table in ["activity", "cause_hour"] {
                #expect(try connection.integer("SELECT count(*) FROM \(table)") == 1)
                #expect(try connection.integer("SELECT hour FROM \(table)") == 2)
            }
        }
    }

    @Test func `a token tells when it was last used`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            let digests = [1, 2].map { Token.Digest(bytes: [UInt8](repeating: $0, count: 32)) }
            for digest in digests {
                _ = try await store.createToken(
                    digest,
                    for: account,
                    label: nil,
                    scope: .read,
                    createdAt: .second(1),
                    expiresAt: nil
                )
            }
            func uses() async throws -> [Timestamp?] {
                try await store.tokens(of: account).map(\.lastUsedAt)
            }
            try await store.housekeep(at: .second(50), keepingAttempts: nil)
            #expect(try await uses() == [nil, nil])
            for second in [Int64(60), 120] {
                #expect(try await store.token(with: digests[0]) != nil)
                try await store.housekeep(at: .second(second), keepingAttempts: nil)
                #expect(try await uses() == [.second(second), nil])
            }
            try await store.housekeep(at: .second(180), keepingAttempts: nil)
            #expect(try await uses() == [.second(120), nil])
            store.close()
        }
    }
}
