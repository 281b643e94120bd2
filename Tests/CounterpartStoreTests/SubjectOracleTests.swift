import Counterpart
import Testing

/// Random subjects, references and questions: the store must answer as the oracle does.
@Suite struct SubjectOracleTests {
    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...6))
    func `queries and counts equal the oracle's`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var questions = SubjectQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let other = try await store.makeAccount("other", identity: .serviceModelRef)
            var oracle = SubjectOracle()
            for number in Int64(1)...150 {
                oracle.put(questions.subject(number: number), at: .second(0))
            }
            for id in Int64(1)...300 { oracle.put(questions.reference(id: id, among: 1...200)) }
            let records =
                oracle.subjects.map { TransferRecord.subject($0.subject) }
                + oracle.references.map(TransferRecord.reference)
            try await store.take(records, into: account)
            try await store.take(records, into: other)
            for _ in 1...400 {
                let query = questions.query()
                let page = try await store.list(query, in: account)
                #expect(page == oracle.page(query), "\(query)")
            }
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...3))
    func `after random writes, deletions and imports all is as the oracle has it`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var run = SubjectRun(
                store: store,
                account: try await store.makeAccount(
                    identity: ReferenceIdentity.allCases[Int(seed % 3)]
                ),
                questions: SubjectQuestions(seed: seed)
            )
            for second in Int64(1)...400 { try await run.step(at: second) }
            for _ in 1...200 {
                let query = run.questions.query()
                let page = try await store.list(query, in: run.account)
                #expect(page == run.oracle.page(query), "\(query)")
            }
        }
    }
}
