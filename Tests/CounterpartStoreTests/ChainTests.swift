import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

@Suite struct ChainTests {
    /// Returns the report on a ledger of ten attempts after `sql` was done to it behind the store's back.
    private func report(after sql: String) async throws -> ChainReport {
        var report = ChainReport()
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            for second in Int64(1)...9 {
                let draft = ReferenceDraft.sample(number: second % 4 + 1, ref: "R-\(second)")
                try await store.write(draft, in: account, at: second)
            }
            _ = try await store.deleteReference(.init(rawValue: 1), in: account)
            store.close()
            do {
                let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
                try connection.execute(sql)
            }
            let tampered = try SQLiteStore.open(path: path)
            report = try await tampered.verifyAttempts(in: account)
            tampered.close()
        }
        return report
    }

    @Test func `a ledger that nobody touched holds`() async throws {
        let report = try await report(after: "")
        #expect(report.firstBreak == nil)
        #expect((report.attempts, report.first, report.last) == (10, 1, 10))
        #expect(report.head.count == 32)
    }

    @Test(arguments: [
        "at = at + 1", "kind = 3", "kind = 9", "reference = 3", "reference = NULL", "count = 2",
        "previous = 2", "token_id = 1", "label = NULL", "label = 'another'", "request_id = 'x'",
        "changes = '[]'", #"changes = '[["status","failed",null]]'"#, "changes = 'nothing'",
        "changes = '[[\"status\",\"failed\"]]'", "digest = zeroblob(32)", "digest = x''",
    ])
    func `whatever is changed in an attempt is found`(_ change: String) async throws {
        let key = "(1 << 40 | 5)"
        let report = try await report(after: "UPDATE attempt SET \(change) WHERE key = \(key)")
        #expect(report.firstBreak?.sequence == 5)
        #expect(report.attempts == 4)
    }

    @Test func `an attempt that is missing, or two that changed places, are found`() async throws {
        let missing = try await report(after: "DELETE FROM attempt WHERE key = (1 << 40 | 5)")
        #expect(
            missing.firstBreak
                == .init(sequence: 6, reason: "Attempt 5, the one before it, is missing.")
        )
        let many = try await report(after: "DELETE FROM attempt WHERE key <= (1 << 40 | 3)")
        #expect(
            many.firstBreak
                == .init(sequence: 4, reason: "Attempts 1 to 3, those before it, are missing.")
        )
        let exchanged = try await report(
            after: """
                UPDATE attempt SET key = 5 WHERE key = (1 << 40 | 5);
                UPDATE attempt SET key = (1 << 40 | 5) WHERE key = (1 << 40 | 6);
                UPDATE attempt SET key = (1 << 40 | 6) WHERE key = 5;
                """
        )
        #expect(exchanged.firstBreak?.sequence == 5)
    }

    @Test func `a chain that is written anew has another head`() async throws {
        try await withDirectory { directory in
            var heads: Set<[UInt8]> = []
            for (name, label) in [("a", "one"), ("b", "one"), ("c", "two")] {
                let store = try SQLiteStore.open(path: directory + "/\(name).db")
                let account = try await store.makeAccount()
                try await store.write(.sample(), in: account, by: Author(label: label))
                try await store.write(.sample(), in: account)
                heads.insert(try await store.verifyAttempts(in: account).head)
                store.close()
            }
            #expect(heads.count == 2)
        }
    }

    @Test func `a ledger goes on where it ended before the store was closed`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            for second in Int64(1)...5 {
                let store = try SQLiteStore.open(path: path)
                let account =
                    second == 1
                    ? try await store.makeAccount() : try await store.account(named: "acme")
                try await store.write(.sample(), in: account, at: second)
                let report = try await store.verifyAttempts(in: account)
                #expect(report.last == second)
                #expect(report.firstBreak == nil)
                store.close()
            }
        }
    }
}
