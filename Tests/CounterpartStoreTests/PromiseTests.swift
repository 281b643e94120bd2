import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct PromiseTests {
    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...4))
    func `how promises are kept is what a scan counts`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var questions = SearchQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let other = try await store.makeAccount("other", identity: .serviceModelRef)
            let references = questions.references(200)
            let facts = (1...90).map { _ in
                SubjectFacts(createdAt: .second(.random(in: 0...60, using: &questions.random)))
            }
            let subjects = facts.indices.map { index in
                Subject(
                    id: .init(type: SearchQuestions.types[index % 3], number: Int64(index + 1)),
                    attributes: facts[index].attributes
                )
            }
            let records =
                subjects.map(TransferRecord.subject) + references.map(TransferRecord.reference)
            for account in [account, other] { try await store.take(records, into: account) }
            for type in SearchQuestions.types {
                for service in SearchQuestions.services + ["none"] {
                    let seconds = Int64.random(in: 1...60, using: &questions.random)
                    let promise = Promise(
                        serviceName: service,
                        subjectType: type,
                        seconds: seconds
                    )
                    try await store.keep(promise, in: account)
                }
            }
            #expect(try await store.promises(of: other, at: .second(60)).isEmpty)
            let standings = try await store.promises(of: account, at: .second(60))
            #expect(standings.count == 15)
            for standing in standings {
                let promise = standing.promise
                let due = Timestamp.second(60 - promise.seconds)
                let own = references.filter {
                    $0.subject.type == promise.subjectType
                        && $0.serviceName.utf8.elementsEqual(promise.serviceName.utf8)
                }
                let overdue = own.filter { $0.status != .successful }
                    .map { $0.lastSyncedAt ?? $0.createdAt }.filter { $0 < due }
                #expect(standing.overdue == overdue.count)
                #expect(standing.oldestAt == overdue.min())
                let tried = Set(own.map(\.subject))
                let untried = subjects.indices.count { index in
                    subjects[index].id.type == promise.subjectType
                        && !tried.contains(subjects[index].id)
                        && facts[index].createdAt.map { $0 < due } ?? false
                }
                #expect(standing.neverTried == untried)
            }
        }
    }
}
