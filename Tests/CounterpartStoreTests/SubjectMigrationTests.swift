import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

@Suite struct SubjectMigrationTests {
    /// Makes of a new database one of the first version, with subjects.
    private static let backToFirst = """
        \(OldSchema.backToFourth)
        DROP TABLE subject;
        DROP TABLE subject_count;
        DROP TABLE subject_map;
        DROP TABLE subject_sequence;
        CREATE TABLE subject (
            account_id INTEGER NOT NULL, subject_type INTEGER NOT NULL, id INTEGER NOT NULL,
            attributes TEXT NOT NULL, PRIMARY KEY (account_id, subject_type, id)
        ) STRICT;
        INSERT INTO subject VALUES (1, 12, 3, '{"created":5,"updated":7,"workspace":9}');
        INSERT INTO subject VALUES (1, 12, 8, '{"created":6}');
        INSERT INTO subject VALUES (1, 21, 2, '{"type":"TimesheetSubmission"}');
        ALTER TABLE token DROP COLUMN user_id;
        PRAGMA user_version = 1;
        """

    @Test func `subjects of the first version get their columns, counts and next ids`()
        async throws
    {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            var configuration = SQLiteStore.Configuration()
            configuration.subjectFacts = SubjectFacts.init(of:)
            let first = try SQLiteStore.open(path: path, configuration: configuration)
            let account = try await first.makeAccount()
            try await first.write(.sample(number: 3), in: account)
            first.close()
            do {
                let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
                try connection.execute(Self.backToFirst)
            }
            let store = try SQLiteStore.open(path: path, configuration: configuration)
            let inWorkspace = SubjectQuery.of(.invoices) { $0.workspaceNumbers = [9] }
            #expect(try await store.list(inWorkspace, in: account).numbers == [3])
            let byUpdate = SubjectQuery.of(.invoices) { $0.updatedAt.before = .second(8) }
            #expect(try await store.list(byUpdate, in: account).numbers == [3])
            let with = SubjectQuery.of(.invoices) { $0.hasReferences = true }
            #expect(try await store.list(with, in: account).numbers == [3])
            let without = SubjectQuery.of(.invoices) { $0.unreferencedServiceName = "NetSuite" }
            #expect(try await store.list(without, in: account).numbers == [8])
            let timesheets = SubjectQuery.of(SubjectCollection.kinds[1])
            #expect(try await store.list(timesheets, in: account).numbers == [2])
            #expect(try await store.create(.sample(), of: account) == [9])
            store.close()
            #expect(try SubjectScan.difference(path) == 0)
        }
    }

    /// Makes of a database one of the third version, which kept no keys, maps and facets.
    private static let backToThird = """
        \(OldSchema.backToFourth)
        DROP TABLE subject_map;
        DROP TABLE subject_count;
        CREATE TABLE subject_count (
            account_id INTEGER NOT NULL, subject_type INTEGER NOT NULL, depth INTEGER NOT NULL,
            service_name TEXT NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (account_id, subject_type, depth, service_name, kind)
        ) STRICT, WITHOUT ROWID;
        ALTER TABLE subject RENAME TO keyed;
        CREATE TABLE subject (
            account_id INTEGER NOT NULL, subject_type INTEGER NOT NULL, id INTEGER NOT NULL,
            created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, workspace_id INTEGER,
            kind INTEGER NOT NULL, attributes TEXT NOT NULL
        ) STRICT;
        INSERT INTO subject SELECT account_id, subject_type, id, created_at, updated_at,
            workspace_id, kind, attributes FROM keyed;
        DROP TABLE keyed;
        CREATE UNIQUE INDEX subject_identity ON subject (account_id, subject_type, id);
        CREATE INDEX subject_created ON subject (account_id, subject_type, created_at DESC, id);
        CREATE INDEX subject_updated ON subject (account_id, subject_type, updated_at DESC, id);
        CREATE INDEX subject_workspace ON subject (
            account_id, subject_type, workspace_id, updated_at DESC, id
        ) WHERE workspace_id IS NOT NULL;
        PRAGMA user_version = 3;
        """

    @Test func `subjects of the third version keep everything and get maps`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            var configuration = SQLiteStore.Configuration()
            configuration.subjectFacts = SubjectFacts.init(of:)
            let first = try SQLiteStore.open(path: path, configuration: configuration)
            var run = SubjectRun(
                store: first,
                account: try await first.makeAccount(identity: .serviceModelRef),
                questions: SubjectQuestions(seed: 31)
            )
            for second in Int64(1)...200 { try await run.step(at: second) }
            first.close()
            do {
                let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
                try connection.execute(Self.backToThird)
            }
            let store = try SQLiteStore.open(path: path, configuration: configuration)
            for _ in 1...100 {
                let query = run.questions.query()
                let page = try await store.list(query, in: run.account)
                #expect(page == run.oracle.page(query), "\(query)")
            }
            store.close()
            #expect(try SubjectScan.difference(path) == 0)
        }
    }
}
