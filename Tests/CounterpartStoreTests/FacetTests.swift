import Counterpart
import CounterpartTestSupport
import Testing

@Suite struct FacetTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `what the failing share is told, and how often the succeeding have it`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            for number in Int64(1)...40 {
                let isFailing = number <= 10
                let workspace: Int64 = isFailing ? 7 : number
                let facts = SubjectFacts(workspaceNumber: workspace)
                try await store.create(.sample(nil, facts.attributes), of: account)
                var draft = ReferenceDraft.sample(
                    number: number,
                    model: number <= 25 ? "Invoice" : "Bill",
                    status: isFailing ? .failed : .successful
                )
                draft.externalMessage = .set(isFailing ? "Locked" : nil)
                draft.externalStatus = .set(isFailing || number == 40 ? "held" : "open")
                try await store.write(
                    draft,
                    in: account,
                    at: isFailing ? 7_300 : 100,
                    by: isFailing
                        ? Author(tokenID: .init(rawValue: 3)) : Author(label: "nightly")
                )
            }
            let causes = try await store.causes(
                matching: CauseQuery(),
                in: account,
                at: .second(8_000)
            )
            let id = try #require(causes.causes.first?.id)
            let facets = try #require(try await store.facets(of: id, in: account))
            #expect(facets.failing == 10)
            #expect(facets.succeeding == 30)
            #expect(!facets.isSampled)
            let told = facets.facets.map {
                "\($0.kind.rawValue) \($0.value) \($0.failing)/\($0.succeeding)"
            }
            #expect(
                Set(told) == [
                    "token token 3 10/0", "hour 7200 10/0", "parent Workspace 7 10/0",
                    "external_status held 10/1", "service_model Invoice 10/15",
                ]
            )
            #expect(told.suffix(2) == ["external_status held 10/1", "service_model Invoice 10/15"])
        }
    }

    @Test(arguments: StoreUnderTest.allCases)
    func `of many members those are looked at that were synced last`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let count = Int64(CauseFacets.sample) + 10
            let references = (1...count).map { (id: Int64) in
                var reference = Reference.sample(id: id, status: .failed, lastSyncedAt: id)
                reference.externalMessage = "Locked"
                reference.externalStatus = id <= 10 ? "old" : "new"
                return reference
            }
            let others = (1...count).map { (id: Int64) in
                Reference.sample(id: count + id, lastSyncedAt: id)
            }
            try await store.take((references + others).map(TransferRecord.reference), into: account)
            let causes = try await store.causes(matching: CauseQuery(), in: account, at: .second(1))
            let id = try #require(causes.causes.first?.id)
            let facets = try #require(try await store.facets(of: id, in: account))
            #expect(facets.isSampled)
            #expect(facets.failing == CauseFacets.sample)
            #expect(facets.succeeding == CauseFacets.sample)
            let statuses = facets.facets.filter { $0.kind == .externalStatus }
            #expect(statuses.map(\.value) == ["new"])
            #expect(statuses.map(\.failing) == [CauseFacets.sample])
        }
    }
}
