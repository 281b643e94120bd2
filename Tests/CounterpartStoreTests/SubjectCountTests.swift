import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

/// What only the SQLite store keeps: counters, and few statements.
@Suite struct SubjectCountTests {
    @Test(arguments: [UInt64](21...23))
    func `the counters are what a scan counts`(_ seed: UInt64) async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            var configuration = SQLiteStore.Configuration()
            configuration.subjectFacts = SubjectFacts.init(of:)
            let store = try SQLiteStore.open(path: path, configuration: configuration)
            var run = SubjectRun(
                store: store,
                account: try await store.makeAccount(
                    identity: ReferenceIdentity.allCases[Int(seed % 3)]
                ),
                questions: SubjectQuestions(seed: seed)
            )
            for second in Int64(1)...300 { try await run.step(at: second) }
            store.close()
            #expect(try SubjectScan.difference(path) == 0)
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            #expect(try connection.integer("SELECT count(*) FROM subject_count") != 0)
            #expect(try connection.integer("SELECT count(*) FROM subject_map") != 0)
        }
    }

    /// What comes and goes within one commit must leave no bit.
    @Test func `the maps are right when many write into one commit`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            let drafts = (1...400).map { _ in SubjectDraft.sample() }
            for slice in [drafts.prefix(200), drafts.suffix(200)] {
                let subjects = Array(slice)
                _ = try await store.createSubjects(
                    subjects,
                    in: .invoices,
                    of: account,
                    at: .second(1)
                )
            }
            // The ids are given in turn, so that many are deleted in the commit that gave them.
            try await withThrowingTaskGroup(of: Void.self) { group in
                for number in Int64(1)...400 {
                    group.addTask {
                        try await store.write(.sample(number: number), in: account)
                    }
                    group.addTask {
                        let id = Reference.ID(rawValue: number - number % 8)
                        _ = try await store.deleteReference(id, in: account)
                    }
                }
                try await group.waitForAll()
            }
            store.close()
            #expect(try SubjectScan.difference(path) == 0)
        }
    }

    @Test func `a page of two hundred takes as many statements as one of five`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            let drafts = (1...250).map { _ in SubjectDraft.sample(nil, reference: .sample()) }
            _ = try await store.createSubjects(drafts, in: .invoices, of: account, at: .second(1))
            _ = try await store.createSubjects(drafts, in: .stories, of: account, at: .second(1))
            func started(_ limit: Int) async throws -> Int {
                let before = store.startedReadStatements
                let query = SubjectQuery.referenced(.invoices) {
                    $0.serviceNames = ["NetSuite"]
                    $0.statuses = [.pending]
                }
                var page = query
                page.window = .init(limit: limit)
                page.includesReferences = true
                let found = try await store.subjects(matching: page, in: account) { shown in
                    shown.map(\.id) + shown.map { .init(type: .story, number: $0.id.number) }
                }
                #expect(found.references?.count == limit)
                #expect(found.included.count == 2 * limit)
                return store.startedReadStatements - before
            }
            // The first read begins the transaction that the others read in.
            _ = try await started(5)
            let few = try await started(5)
            #expect(try await started(200) == few)
            #expect((4...12).contains(few), "\(few)")
            store.close()
        }
    }
}
