import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

@Suite struct SubjectMigrationTests {
    /// Makes of a new database one of the first version, with subjects.
    private static let backToFirst = """
        DROP TABLE subject;
        DROP TABLE subject_count;
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
        }
    }
}
