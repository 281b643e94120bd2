import Counterpart
import CounterpartSQLiteStore
import Testing

@Suite struct WriteFiguresTests {
    @Test func `commits are counted`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            #expect(store.writeFigures() == .none)
            let account = try await store.makeAccount()
            for number in Int64(1)...4 {
                try await store.write(.sample(number: number), in: account)
            }
            let figures = store.writeFigures()
            #expect(figures.commits == 5)
            #expect(figures.waiting == 0)
            #expect(figures.p50Microseconds > 0)
            #expect(figures.p99Microseconds >= figures.p50Microseconds)
            store.close()
        }
    }

    @Test func `quantiles are those of the times, to a quarter`() {
        let times = CommitTimes()
        for microseconds in 1...1_000 { times.add(.microseconds(microseconds)) }
        let figures = times.figures(waiting: 3)
        #expect(figures.commits == 1_000)
        #expect(figures.waiting == 3)
        #expect((500...625).contains(figures.p50Microseconds))
        #expect((990...1_240).contains(figures.p99Microseconds))
        // The last weigh most.
        for _ in 1...40_000 { times.add(.seconds(2)) }
        #expect(times.figures(waiting: 0).p50Microseconds >= 2_000_000)
        times.add(.seconds(1_000_000))
        times.add(.seconds(-1))
        #expect(times.figures(waiting: 0).commits == 41_002)
    }
}

extension WriteFigures {
    fileprivate static let none = WriteFigures(
        commits: 0,
        waiting: 0,
        p50Microseconds: 0,
        p99Microseconds: 0
    )
}
