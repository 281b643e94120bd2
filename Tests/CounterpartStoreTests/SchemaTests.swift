import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import CounterpartTestSupport
import Testing

@Suite struct SchemaTests {
    @Test func `the schema after all migrations is the golden one`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            try SQLiteStore.open(path: path).close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            let statement = try connection.prepare(
                """
                SELECT sql FROM sqlite_schema
                WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC, name
                """
            )
            var schema = ""
            while try statement.step() { schema += statement.text(0) + ";\n\n" }
            #expect(schema == GoldenSchema.sql)
        }
    }

    @Test func `an import into an empty store leaves the same schema`() async throws {
        try await withDirectory { directory in
            func schema(_ path: String) throws -> [String] {
                let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
                let statement = try connection.prepare(
                    "SELECT sql FROM sqlite_schema ORDER BY name"
                )
                var lines: [String] = []
                while try statement.step() { lines.append(statement.text(0)) }
                return lines
            }
            let path = directory + "/a.db"
            try SQLiteStore.open(path: path).close()
            let before = try schema(path)
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            try await store.take([.reference(.sample(id: 1))], into: account)
            store.close()
            #expect(try schema(path) == before)
        }
    }

    @Test func `the counters are what a scan counts`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            var random = SeededGenerator(seed: 11)
            for _ in 1...300 {
                var draft = ReferenceDraft.sample(
                    type: [.invoice, .user].pick(&random),
                    number: .random(in: 1...20, using: &random),
                    service: ["A", "B"].pick(&random),
                    model: ["M", "N"].pick(&random),
                    status: SyncStatus.allCases.pick(&random)
                )
                draft.externalStatus = [.keep, .set(nil), .set("open"), .set("paid")].pick(&random)
                try await store.write(draft, in: account)
                let id = Reference.ID(rawValue: .random(in: 1...200, using: &random))
                _ = try await store.deleteReference(id, in: account)
            }
            let imported = (30...90).map {
                Reference.sample(id: $0, number: $0 + 100, service: "C", status: .pending)
            }
            try await store.take(imported.map(TransferRecord.reference), into: account)
            store.close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            let difference = try connection.integer(Self.difference)
            #expect(difference == 0)
            #expect(try connection.integer("SELECT count(*) FROM reference_count") != 0)
        }
    }

    private static let difference = """
        WITH scanned AS (
            SELECT account_id, subject_type, 0, '', '', status, count(*) FROM reference
            GROUP BY 1, 2, status
            UNION ALL
            SELECT account_id, subject_type, 1, service_name, '', status, count(*) FROM reference
            GROUP BY 1, 2, service_name, status
            UNION ALL
            SELECT account_id, subject_type, 2, service_name, service_model, status, count(*)
            FROM reference GROUP BY 1, 2, service_name, service_model, status
            UNION ALL
            SELECT account_id, subject_type, 3, service_name, external_status, status, count(*)
            FROM reference WHERE external_status IS NOT NULL
            GROUP BY 1, 2, service_name, external_status, status
        )
        SELECT (SELECT count(*) FROM (SELECT * FROM scanned EXCEPT SELECT * FROM reference_count))
            + (SELECT count(*) FROM (SELECT * FROM reference_count EXCEPT SELECT * FROM scanned))
        """
}
