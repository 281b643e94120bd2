import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct ReconciliationTests {
    @Test(arguments: StoreUnderTest.allCases, [UInt64](1...4))
    func `a set in whatever order is compared with all references in scope`(
        _ kind: StoreUnderTest,
        _ seed: UInt64
    ) async throws {
        try await kind.withStore { store in
            var questions = SearchQuestions(seed: seed)
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let other = try await store.makeAccount("other", identity: .serviceModelRef)
            var references = questions.references(300)
            for index in references.indices where index.isMultiple(of: 7) {
                references[index].serviceModelRef = "shared \(index % 14)-\(index % 5)"
                references[index].subject = .init(type: .invoice, number: Int64(100 + index))
            }
            try await store.take(references.map(TransferRecord.reference), into: account)
            try await store.take(references.map(TransferRecord.reference), into: other)
            for _ in 1...20 {
                let expected = (0..<60).map { _ in
                    let number = Int64.random(in: -2...140, using: &questions.random)
                    let own = references.first { $0.subject.number == number }?.serviceModelRef
                    let ref = [nil, own, "another"].pick(&questions.random)
                    return ExpectedSubject(number: number, ref: ref)
                }
                let scope = ReconciliationScope(
                    subjectType: SearchQuestions.types.pick(&questions.random),
                    serviceName: SearchQuestions.services.pick(&questions.random),
                    staleBefore: questions.oneIn(2) ? .second(30) : nil
                )
                let found = try await store.reconcile(expected, with: scope, in: account)
                #expect(found == tallied(expected, references, scope))
            }
        }
    }

    /// The same, subject by subject, from a scan.
    private func tallied(
        _ expected: [ExpectedSubject],
        _ references: [Reference],
        _ scope: ReconciliationScope
    ) -> Reconciliation {
        let own = references.filter {
            $0.subject.type == scope.subjectType
                && $0.serviceName.utf8.elementsEqual(scope.serviceName.utf8)
        }
        let numbers = Set(expected.map(\.number)).union(own.map(\.subject.number))
        var tally = ReconciliationTally(scope)
        for number in numbers.sorted() {
            let registered = own.filter { $0.subject.number == number }.sorted { $0.id < $1.id }
            tally.add(
                number,
                expected: expected.filter { $0.number == number },
                registered: registered.map { reference in
                    ReconciliationTally.Registered(
                        id: reference.id,
                        ref: reference.serviceModelRef,
                        status: reference.status,
                        lastSyncedAt: reference.lastSyncedAt,
                        message: reference.status == .successful
                            ? nil : reference.externalMessage,
                        isShared: own.contains {
                            $0.subject != reference.subject
                                && $0.serviceModel == reference.serviceModel
                                && $0.serviceModelRef == reference.serviceModelRef
                        }
                    )
                }
            )
        }
        return tally.reconciliation
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an empty set finds what is orphaned, an empty account what is missing`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let scope = ReconciliationScope(subjectType: .invoice, serviceName: "NetSuite")
            let lines = [ExpectedSubject(number: 2), ExpectedSubject(number: 1)]
            let missing = try await store.reconcile(lines, with: scope, in: account)
            #expect(missing.counts == [.missing: 2])
            #expect(missing.items.map(\.subject) == [1, 2])
            try await store.write(.sample(number: 5), in: account)
            let orphaned = try await store.reconcile([], with: scope, in: account)
            #expect(orphaned.counts == [.orphaned: 1])
            #expect(orphaned.references == 1)
        }
    }
}
