import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct SummaryTests {
    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...4))
    func `the cells are what a scan counts`(_ kind: StoreUnderTest, _ seed: UInt64) async throws {
        try await kind.withStore { store in
            var questions = SearchQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let other = try await store.makeAccount("other", identity: .serviceModelRef)
            let references = questions.references(300)
            let subjects = (1...90).map { number in
                let type = SearchQuestions.types[number % 3]
                return Subject(id: .init(type: type, number: Int64(number)), attributes: "{}")
            }
            let records = subjects.map(TransferRecord.subject)
            try await store.take(
                records + references.map(TransferRecord.reference),
                into: account
            )
            try await store.take([.reference(.sample(id: 1, service: "Other"))], into: other)
            let summary = try await store.summary(of: account, at: .second(1_000))
            let cells = expectedCells(references, subjects)
            #expect(summary.cells.map(\.serviceName) == cells.map(\.serviceName))
            #expect(summary.cells.map(\.subjectType) == cells.map(\.subjectType))
            #expect(summary.cells.map(\.counts) == cells.map(\.counts))
            #expect(summary.cells.map(\.neverTried) == cells.map(\.neverTried))
            #expect(summary.cells.map(\.oldestPendingAt) == cells.map(\.oldestPendingAt))
            #expect(summary.counts == counts(references))
        }
    }

    private func counts(_ references: [Reference]) -> Summary.Counts {
        var counts = Summary.Counts()
        counts.pending = references.count { $0.status == .pending }
        counts.successful = references.count { $0.status == .successful }
        counts.failed = references.count { $0.status == .failed }
        return counts
    }

    private func expectedCells(
        _ references: [Reference],
        _ subjects: [Subject]
    ) -> [Summary.Cell] {
        // By their bytes: two of the services differ in nothing else.
        let services = SearchQuestions.services.sorted {
            $0.utf8.lexicographicallyPrecedes($1.utf8)
        }
        let types = SearchQuestions.types.sorted { $0.name < $1.name }
        return services.flatMap { service in
            types.compactMap { type -> Summary.Cell? in
                let own = references.filter {
                    $0.serviceName.utf8.elementsEqual(service.utf8) && $0.subject.type == type
                }
                guard !own.isEmpty else { return nil }
                let tried = Set(own.map(\.subject))
                let waiting = own.filter { $0.status == .pending }
                return Summary.Cell(
                    serviceName: service,
                    subjectType: type,
                    counts: counts(own),
                    neverTried: subjects.count { $0.id.type == type && !tried.contains($0.id) },
                    lastSuccessAt: nil,
                    oldestPendingAt: waiting.map { $0.lastSyncedAt ?? $0.createdAt }.min()
                )
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the last success and the writes of each hour are told`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let other = try await store.makeAccount("other")
            let hour: Int64 = 3_600
            for (number, status, hours) in [
                (1, SyncStatus.successful, 0), (1, .successful, 1), (1, .failed, 1),
                (2, .pending, 24), (3, .successful, 24),
            ] as [(Int64, SyncStatus, Int64)] {
                for (account, service) in [(account, "NetSuite"), (other, "Jira")] {
                    let draft = ReferenceDraft.sample(
                        number: number,
                        service: service,
                        status: status
                    )
                    try await store.write(draft, in: account, at: hours * hour + number)
                }
            }
            let now = Timestamp.second(24 * hour + 10)
            let summary = try await store.summary(of: account, at: now)
            #expect(summary.activityFrom == .second(hour))
            #expect(summary.activity.map(\.total) == [2] + Array(repeating: 0, count: 22) + [2])
            #expect(summary.activity[0].failed == 1)
            #expect(summary.activity[0].successful == 1)
            #expect(summary.activity[23].pending == 1)
            #expect(summary.cells.map(\.serviceName) == ["NetSuite"])
            #expect(summary.cells.map(\.lastSuccessAt) == [.second(24 * hour + 3)])
            #expect(summary.cells.map(\.oldestPendingAt) == [.second(24 * hour + 2)])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an empty account has a summary of nothing`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let now = Timestamp.second(90_000)
            let summary = try await store.summary(of: account, at: now)
            #expect(summary.counts == Summary.Counts())
            #expect(summary.cells.isEmpty)
            #expect(summary.causes.values.allSatisfy { $0 == 0 })
            #expect(summary.activity.count == HourlyTrend.hours)
            #expect(summary.activityFrom == HourlyTrend.beginning(at: now))
        }
    }
}
