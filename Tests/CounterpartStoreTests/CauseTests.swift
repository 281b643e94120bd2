import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import CounterpartTestSupport
import Testing

@Suite struct CauseTests {
    private static let messages = ["No such customer", "Period is closed", "", nil]

    private func draft(_ random: inout SeededGenerator) -> ReferenceDraft {
        var draft = ReferenceDraft.sample(
            type: [.invoice, .user].pick(&random),
            number: .random(in: 1...12, using: &random),
            service: ["A", "B"].pick(&random),
            model: ["M", "N"].pick(&random),
            status: ([.failed, .failed] + SyncStatus.allCases).pick(&random)
        )
        if Bool.random(using: &random) {
            draft.externalMessage = .set(Self.messages.pick(&random))
        }
        return draft
    }

    private func reference(_ id: Int64, at now: Int64, _ random: inout SeededGenerator) -> Reference
    {
        var reference = Reference.sample(
            id: id,
            number: 1_000 + id,
            service: ["A", "C"].pick(&random),
            model: "M",
            status: SyncStatus.allCases.pick(&random),
            // Each failed at a moment of its own, so that the first is known.
            lastSyncedAt: Bool.random(using: &random)
                ? now - 100_000 + id * 1_000 + .random(in: 0...999, using: &random) : nil
        )
        reference.updatedAt = .second(now - 200_000 + id * 1_000)
        reference.externalMessage = Self.messages.pick(&random)
        return reference
    }

    @Test(arguments: [UInt64](1...4))
    func `causes, their hours and the activity are what a simple model has`(
        _ seed: UInt64
    ) async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            var store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            var random = SeededGenerator(seed: seed)
            var oracle = CauseOracle()
            for step in Int64(1)...300 {
                let now = 1_700_000_000 + step * 900
                switch Int.random(in: 1...20, using: &random) {
                case 1...4:
                    let id = Reference.ID(rawValue: .random(in: 1...90, using: &random))
                    let wasThere = try await store.deleteReference(
                        id,
                        in: account,
                        at: .second(now),
                        by: .anybody
                    )
                    #expect(wasThere == (oracle.references[id] != nil))
                    oracle.delete(id, at: now)
                case 5:
                    let ids = Set((0..<8).map { _ in Int64.random(in: 1...90, using: &random) })
                    let imported = ids.sorted().map { reference($0, at: now, &random) }
                    let file = try await store.beginImport(
                        into: account,
                        at: .second(now),
                        by: .anybody
                    )
                    try await file.stage(
                        imported.enumerated().map { ($0.offset + 1, .reference($0.element)) }
                    )
                    _ = try await file.commit()
                    oracle.take(imported, at: now)
                case 6:
                    // What it keeps in memory must be what it would read.
                    store.close()
                    store = try SQLiteStore.open(path: path)
                default:
                    let written = try await store.write(draft(&random), in: account, at: now)
                    oracle.write(written, at: now)
                }
            }
            let report = try await store.verifyAttempts(in: account)
            #expect(report.firstBreak == nil)
            #expect(report.first == 1)
            #expect(report.last == Int64(report.attempts))
            store.close()
            #expect(try CauseOracle.lines(path) == oracle.lines)
            #expect(oracle.causes.values.contains { $0.regressed != nil })
            #expect(oracle.causes.values.contains { $0.resolved != nil })
        }
    }

    @Test func `writes in one commit count as one after another`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            try await withThrowingTaskGroup { group in
                for number in Int64(1)...200 {
                    group.addTask {
                        var draft = ReferenceDraft.sample(number: number % 20 + 1, status: .failed)
                        draft.externalMessage = .set("Message \(number % 3 == 0 ? "a" : "b")")
                        if number % 7 == 0 { draft.status = .set(.known(.successful)) }
                        try await store.write(draft, in: account)
                    }
                }
                try await group.waitForAll()
            }
            let report = try await store.verifyAttempts(in: account)
            #expect(report.attempts == 200)
            #expect(report.firstBreak == nil)
            store.close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            let wrong = try connection.integer(
                """
                SELECT count(*) FROM cause
                WHERE count <> (SELECT count(*) FROM reference WHERE reference.cause = cause.key)
                    OR (count = 0) <> (resolved_at IS NOT NULL)
                """
            )
            #expect(wrong == 0)
            #expect(try connection.integer("SELECT sum(count) FROM activity") == 200)
            let failed = try connection.integer(
                "SELECT sum(count) FROM activity WHERE status = 2"
            )
            #expect(try connection.integer("SELECT sum(count) FROM cause_hour") == failed)
        }
    }

    @Test func `what failed before there were causes has them`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let first = try SQLiteStore.open(path: path)
            let account = try await first.makeAccount()
            let other = try await first.makeAccount("other")
            var references = (1...9).map { id in
                Reference.sample(id: id, status: .failed, lastSyncedAt: id == 9 ? nil : id * 10)
            }
            references[8].updatedAt = .second(5)
            references[8].externalMessage = "First"
            for index in 0..<3 { references[index].status = .successful }
            try await first.take(references.map(TransferRecord.reference), into: account)
            try await first.take([.reference(references[3])], into: other)
            first.close()
            do {
                let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
                try connection.execute(OldSchema.backToFourth)
            }
            let store = try SQLiteStore.open(path: path)
            // Resolved by the last of its members, so the kept numbers are right.
            for reference in references where reference.status == .failed {
                let draft = ReferenceDraft.sample(
                    number: reference.subject.number,
                    status: .successful
                )
                try await store.write(draft, in: account, at: 500)
            }
            let report = try await store.verifyAttempts(in: account)
            #expect(report.attempts == 6)
            store.close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            let causes = try connection.prepare(
                """
                SELECT example, count, first_seen_at, last_seen_at, resolved_at FROM cause
                ORDER BY key
                """
            )
            var (examples, rows): ([String?], [[Int64?]]) = ([], [])
            while try causes.step() {
                examples.append(causes.optionalText(0))
                rows.append((1...4).map { causes.optionalInteger($0) })
            }
            #expect(examples == ["First", nil, nil])
            #expect(rows == [[0, 5, 5, 500], [0, 40, 80, 500], [1, 40, 40, nil]])
            let success = try connection.integer(
                "SELECT at FROM last_success WHERE account_id = 1"
            )
            #expect(success == 500)
        }
    }

    @Test func `more causes than are kept in memory are counted`() async throws {
        try await withDirectory { directory in
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path)
            let account = try await store.makeAccount()
            let references = (Int64(1)...5_000).map { id in
                var reference = Reference.sample(id: id, status: .failed)
                let letters = String(id, radix: 6).unicodeScalars.map { scalar in
                    Character(Unicode.Scalar(UInt8(scalar.value) - 48 + 97))
                }
                reference.externalMessage = "Refused for \(String(letters))"
                return TransferRecord.reference(reference)
            }
            // The second time all of them lose what they gain.
            for _ in 1...2 { try await store.take(references, into: account) }
            for number in Int64(1)...3 {
                try await store.write(.sample(number: number, status: .successful), in: account)
            }
            store.close()
            let connection = try Connection(path: path, access: .readWrite, busyTimeout: 0)
            #expect(try connection.integer("SELECT count(*) FROM cause") == 5_000)
            #expect(try connection.integer("SELECT sum(count) FROM cause") == 4_997)
            let resolved = "SELECT count(*) FROM cause WHERE resolved_at IS NOT NULL AND count = 0"
            #expect(try connection.integer(resolved) == 3)
            let regressed = "SELECT count(*) FROM cause WHERE regressed_at IS NOT NULL"
            #expect(try connection.integer(regressed) == 0)
        }
    }

    @Test func `an annotation keeps what it does not say`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            let other = try await store.makeAccount("other")
            var draft = ReferenceDraft.sample(status: .failed)
            draft.externalMessage = .set("No")
            try await store.write(draft, in: account, at: 7_300)
            let id = Cause.ID(rawValue: 1)
            var annotation = CauseAnnotation()
            annotation.note = .set("Make the customer")
            annotation.mutedUntil = .set(.second(9_000))
            _ = try await store.annotate(id, annotation, in: account, at: .second(7_400))
            annotation = CauseAnnotation()
            annotation.owner = .set("Ada")
            annotation.mutedUntil = .set(nil)
            let cause = try await store.annotate(id, annotation, in: account, at: .second(7_500))
            let annotated = try #require(cause)
            #expect(annotated.note == "Make the customer")
            #expect(annotated.owner == "Ada")
            #expect(annotated.mutedUntil == nil)
            #expect(annotated.count == 1)
            #expect(annotated.example == "No")
            #expect(annotated.trend.counts.last == 1)
            #expect(annotated.trend.counts.reduce(0, +) == 1)
            // The count goes on; the annotation stays.
            draft.status = .set(.known(.successful))
            try await store.write(draft, in: account, at: 7_600)
            let resolved = try await store.annotate(id, .init(), in: account, at: .second(7_700))
            #expect(resolved?.owner == "Ada")
            #expect(resolved?.resolvedAt == .second(7_600))
            for number in [2, 0, -1, .max, 1 << 40 | 1] as [Int64] {
                let none = Cause.ID(rawValue: number)
                #expect(
                    try await store.annotate(none, annotation, in: account, at: .second(1)) == nil
                )
            }
            #expect(try await store.annotate(id, annotation, in: other, at: .second(1)) == nil)
            store.close()
        }
    }
}
