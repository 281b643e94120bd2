import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import CounterpartTestSupport
import Testing

/// Which statuses there are indexed.
///
/// That answers are the same is for the oracles to test.
@Suite struct RareStatusTests {
    private static let limit: Int64 = 6

    @Test func `a status leaves the index with the one too many, and comes back at half`()
        async throws
    {
        try await withStore { store, account, path in
            func write(_ numbers: ClosedRange<Int64>, _ status: String?) async throws {
                try await store.write(numbers, status, in: account)
            }
            try await write(1...6, "open")
            #expect(try Self.indexed(path) == ["open": 6])
            try await write(7...7, "open")
            #expect(try Self.indexed(path) == [:])
            // Still too many to come back, whether they change, go, or lose their status.
            try await write(1...1, "paid")
            try await write(2...2, nil)
            #expect(try await store.deleteReference(Reference.ID(rawValue: 3), in: account))
            #expect(try Self.indexed(path) == ["paid": 1])
            try await write(4...4, "paid")
            #expect(try Self.indexed(path) == ["open": 3, "paid": 2])
            try await write(4...4, "open")
            #expect(try Self.indexed(path) == ["open": 4, "paid": 1])
        }
    }

    @Test func `an import indexes what is rare when it is done`() async throws {
        try await withStore { store, account, path in
            func references(_ ids: ClosedRange<Int64>, _ status: String) -> [TransferRecord] {
                ids.map { id in
                    var reference = Reference.sample(id: id, number: id)
                    reference.externalStatus = status
                    return .reference(reference)
                }
            }
            let first = references(1...6, "rare") + references(11...17, "common")
            try await store.take(first, into: account)
            #expect(try Self.indexed(path) == ["rare": 6])
            // One more is too many; and of the common ones three are left.
            let second = references(7...7, "rare") + references(11...14, "new")
            try await store.take(second, into: account)
            #expect(try Self.indexed(path) == ["common": 3, "new": 4])
        }
    }

    @Test func `each type and each account has its own`() async throws {
        try await withStore { store, account, path in
            let other = try await store.makeAccount("other")
            for (account, type, count) in [
                (account, SubjectType.invoice, Int64(7)), (account, .user, 2), (other, .invoice, 1),
            ] {
                try await store.write(1...count, "open", type, in: account)
            }
            #expect(try Self.indexed(path) == ["open": 3])
        }
    }

    @Test func `what is deleted first after a start is counted once`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let first = try Self.open(path)
            let account = try await first.makeAccount()
            try await first.write(1...6, "open", in: account)
            first.close()
            let store = try Self.open(path)
            #expect(try await store.deleteReference(Reference.ID(rawValue: 1), in: account))
            try await store.write(7...7, "open", in: account)
            #expect(try Self.indexed(path) == ["open": 6])
            try await store.write(8...8, "open", in: account)
            #expect(try Self.indexed(path) == [:])
            store.close()
        }
    }

    @Test func `a bulk that is refused counts for no status`() async throws {
        try await withStore { store, account, path in
            var reference = ReferenceDraft.sample()
            reference.subjectNumber = nil
            reference.externalStatus = .set("open")
            for number in Int64(1)...6 {
                try await store.create(.sample(number, reference: reference), of: account)
            }
            await #expect(throws: StoreError.self) {
                try await store.create(
                    .sample(7, reference: reference),
                    .sample(6, reference: reference),
                    of: account
                )
            }
            #expect(try Self.indexed(path) == ["open": 6])
            try await store.create(.sample(7, reference: reference), of: account)
            #expect(try Self.indexed(path) == [:])
        }
    }

    @Test func `after random writes and imports all with a status are indexed or none`()
        async throws
    {
        try await withStore { store, account, path in
            var random = SeededGenerator(seed: 7)
            let statuses = ["a", "b", "c", "d", nil]
            for round in 1...400 {
                let id = Int64.random(in: 1...40, using: &random)
                if round % 40 == 0 {
                    let records = (1...5).map { (number: Int64) in
                        var reference = Reference.sample(id: number * 8, number: 100 + number)
                        reference.externalStatus = statuses.pick(&random)
                        return TransferRecord.reference(reference)
                    }
                    try await store.take(records, into: account)
                } else if round % 7 == 0 {
                    _ = try await store.deleteReference(Reference.ID(rawValue: id), in: account)
                } else {
                    try await store.write(id...id, statuses.pick(&random), in: account)
                }
                guard round % 10 == 0 else { continue }
                #expect(try Self.faults(path) == 0, "after \(round) writes")
            }
        }
    }

    @Test func `an older database gets its rare statuses indexed`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let first = try Self.open(path)
            let account = try await first.makeAccount()
            try await first.write(1...2, "rare", in: account)
            try await first.write(3...9, "common", in: account)
            first.close()
            do {
                let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
                try connection.execute(OldSchema.backToSixth)
            }
            try Self.open(path).close()
            #expect(try Self.indexed(path) == ["rare": 2])
            #expect(try Self.faults(path) == 0)
        }
    }

    private func withStore(
        _ body: (SQLiteStore, Account, String) async throws -> Void
    ) async throws {
        try await withDirectory { directory in
            let store = try Self.open(directory + "/a.db")
            let account = try await store.makeAccount()
            try await body(store, account, store.path)
            store.close()
        }
    }

    private static func open(_ path: String) throws -> SQLiteStore {
        var configuration = SQLiteStore.Configuration()
        configuration.rareStatusLimit = limit
        return try SQLiteStore.open(path: path, configuration: configuration)
    }

    /// How many references are indexed by each status.
    private static func indexed(_ path: String) throws -> [String: Int64] {
        let connection = try Connection(path: path, access: .readOnly, busyTimeout: 1_000)
        let statement = try connection.prepare(
            """
            SELECT rare_external_status, count(*) FROM reference
            INDEXED BY reference_external_status WHERE rare_external_status IS NOT NULL GROUP BY 1
            """
        )
        var found: [String: Int64] = [:]
        while try statement.step() { found[statement.text(0)] = statement.integer(1) }
        return found
    }

    /// How many statuses of a type are indexed in part, or although they are common, or not although they
    /// are rare.
    private static func faults(_ path: String) throws -> Int64? {
        let connection = try Connection(path: path, access: .readOnly, busyTimeout: 1_000)
        return try connection.integer(
            """
            SELECT count(*) FROM (
                SELECT count(*) AS rows, count(rare_external_status) AS indexed,
                    sum(rare_external_status <> external_status) AS wrong
                FROM reference GROUP BY account_id, subject_type, external_status
                HAVING external_status IS NOT NULL
            )
            WHERE indexed NOT IN (0, rows) OR wrong > 0 OR indexed > ?1
                OR (indexed = 0 AND rows <= ?1 / 2)
            """,
            .integer(limit)
        )
    }
}

extension SQLiteStore {
    /// Writes a reference for each subject, with a status there.
    fileprivate func write(
        _ numbers: ClosedRange<Int64>,
        _ status: String?,
        _ type: SubjectType = .invoice,
        in account: Account
    ) async throws {
        for number in numbers {
            var draft = ReferenceDraft.sample(type: type, number: number)
            draft.externalStatus = .set(status)
            try await write(draft, in: account)
        }
    }
}
