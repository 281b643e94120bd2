import Counterpart
import CounterpartSQLiteStore
import Testing

@Suite struct FullDiskTests {
    @Test func `a full file refuses writes whole, answers reads, and recovers`() async throws {
        try await withDirectory { directory in
            var configuration = SQLiteStore.Configuration()
            configuration.maximumPages = 180
            let store = try SQLiteStore.open(
                path: directory + "/a.db",
                configuration: configuration
            )
            let account = try await store.makeAccount()
            let written = await fill(store, account)
            #expect(written.count >= 40)
            #expect(written.count < 400)
            let query = ReferenceQuery.of(.invoice) { $0.window = .init(limit: 200) }
            let page = try await store.references(matching: query, in: account)
            #expect(page.count == written.count)
            #expect(Set(page.ids) == Set(written))
            store.close()
            // Room is made, and used: nothing of the failed commits is left.
            configuration.maximumPages = nil
            let roomy = try SQLiteStore.open(path: store.path, configuration: configuration)
            let next = try await roomy.write(.sample(number: 9_999), in: account)
            #expect(next.id.rawValue == (written.max() ?? 0) + 1)
            let after = try await roomy.references(matching: query, in: account)
            #expect(after.count == written.count + 1)
            let report = try await roomy.verifyAttempts(in: account)
            #expect(report.firstBreak == nil)
            #expect(report.attempts == written.count + 1)
            roomy.close()
        }
    }

    /// Writes eight at one time, until the file is full; returns the ids that were acknowledged.
    private func fill(_ store: SQLiteStore, _ account: Account) async -> [Int64] {
        var written: [Int64] = []
        for wave in 0..<50 {
            let ids = await withTaskGroup(of: Int64?.self) { group in
                for number in 1...8 {
                    group.addTask {
                        var draft = ReferenceDraft.sample(number: Int64(wave * 8 + number))
                        draft.externalMessage = .set(String(repeating: "m", count: 2_000))
                        return try? await store.write(draft, in: account).id.rawValue
                    }
                }
                return await group.reduce(into: [Int64]()) { ids, id in
                    if let id { ids.append(id) }
                }
            }
            written += ids
            if ids.count < 8 { break }
        }
        return written
    }
}
