import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct StandingTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `a subject's references tell why they fail and what happened to them`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let other = try await store.makeAccount("other")
            let facts = SubjectFacts(workspaceNumber: 9)
            let number = try await store.create(.sample(nil, facts.attributes), of: account)[0]
            let id = Subject.ID(type: .invoice, number: number)
            var failing = ReferenceDraft.sample(
                number: number,
                service: "NetSuite",
                status: .failed
            )
            failing.externalMessage = .set("Locked")
            for second in Int64(1)...12 { try await store.write(failing, in: account, at: second) }
            try await store.write(.sample(number: number, service: "Jira"), in: account)
            try await store.write(.sample(number: 88, service: "Workday"), in: account)
            try await store.write(.sample(type: .user, service: "QuickBooks"), in: account)
            try await store.write(
                .sample(type: .workspace, number: 9, service: "Jira"),
                in: account
            )
            for account in [account, other] {
                let gone = try await store.write(
                    .sample(number: number, service: "Old"),
                    in: account
                )
                _ = try await store.deleteReference(
                    gone.id,
                    in: account,
                    at: .second(50),
                    by: Author(label: "cleaner")
                )
            }
            let now = Timestamp.second(60)
            let standing = try await store.standing(of: id, in: account, at: now)
            #expect(standing.id == id)
            #expect(standing.subject == Subject(id: id, attributes: facts.attributes))
            #expect(standing.entries.map(\.reference.serviceName) == ["Jira", "NetSuite"])
            #expect(standing.entries.map { $0.cause?.example } == [nil, "Locked"])
            #expect(standing.entries.map(\.attempts.count) == [1, Standing.attempts])
            #expect(standing.entries[1].attempts.map(\.at.secondsSinceEpoch) == (3...12).reversed())
            #expect(standing.endings.map(\.serviceName) == ["Old"])
            #expect(standing.endings[0].attempt?.kind == .deleted)
            #expect(standing.endings[0].attempt?.author.label == "cleaner")
            #expect(standing.untriedServices == ["Workday"])
            #expect(standing.parent?.id == Subject.ID(type: .workspace, number: 9))
            #expect(standing.parent?.references.map(\.reference.serviceName) == ["Jira"])
            let elsewhere = try await store.standing(of: id, in: other, at: now)
            #expect(elsewhere.subject == nil)
            #expect(elsewhere.entries.isEmpty)
            #expect(elsewhere.parent == nil)
            #expect(elsewhere.untriedServices.isEmpty)
            #expect(elsewhere.endings.count == 1)
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `an unknown subject has no standing but the services it lacks`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            try await store.write(.sample(number: 1, service: "Jira"), in: account)
            let id = Subject.ID(type: .invoice, number: 404)
            let standing = try await store.standing(of: id, in: account, at: .second(1))
            #expect(
                standing
                    == Standing(
                        id: id,
                        subject: nil,
                        entries: [],
                        endings: [],
                        untriedServices: ["Jira"],
                        parent: nil
                    )
            )
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `the last of the deleted references come first`(_ kind: StoreUnderTest) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount(identity: .serviceModelRef)
            let count = Int64(Standing.endings) + 3
            for second in 1...count {
                let reference = try await store.write(
                    .sample(number: 1, ref: "R-\(second)"),
                    in: account,
                    at: second
                )
                _ = try await store.deleteReference(
                    reference.id,
                    in: account,
                    at: .second(second),
                    by: .anybody
                )
            }
            let id = Subject.ID(type: .invoice, number: 1)
            let standing = try await store.standing(of: id, in: account, at: .second(99))
            let times = standing.endings.map { $0.attempt?.at.secondsSinceEpoch }
            #expect(times == (4...count).reversed().map(Optional.some))
        }
    }
}
