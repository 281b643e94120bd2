import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

@Suite struct PromiseWriteTests {
    @Test func `a promise is made, replaced and dropped`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            let other = try await store.makeAccount("other")
            var promise = Promise(serviceName: "A", subjectType: .invoice, seconds: 60)
            for seconds in [Int64(60), 90] {
                promise.seconds = seconds
                try await store.keep(promise, in: account)
            }
            try await store.keep(promise, in: other)
            func drop(_ type: SubjectType, _ service: String) async throws -> Bool {
                try await store.dropPromise(for: type, in: service, of: account)
            }
            #expect(try await !drop(.user, "A"))
            #expect(try await !drop(.invoice, "B"))
            #expect(try await drop(.invoice, "A"))
            #expect(try await !drop(.invoice, "A"))
            store.close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            #expect(try connection.integer("SELECT count(*) FROM promise") == 1)
            #expect(try connection.integer("SELECT seconds FROM promise") == 90)
        }
    }
}
