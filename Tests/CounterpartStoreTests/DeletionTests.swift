import Counterpart
import Testing

@Suite struct DeletionTests {
    @Test(arguments: StoreUnderTest.allCases)
    func `a deleted reference is gone and its id never returns`(
        _ kind: StoreUnderTest
    ) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            let reference = try await store.write(.sample(), in: account)
            #expect(try await store.deleteReference(reference.id, in: account))
            #expect(try await !store.deleteReference(reference.id, in: account))
            let page = try await store.references(matching: .of(.invoice), in: account)
            #expect(page == ReferencePage(references: [], count: 0))
            #expect(try await store.write(.sample(), in: account).id.rawValue == 2)
        }
    }

    @Test(arguments: StoreUnderTest.allCases, [Int64.min, -1, 0, 1 << 40, Int64.max])
    func `an impossible id is not there`(_ kind: StoreUnderTest, _ id: Int64) async throws {
        try await kind.withStore { store in
            let account = try await store.makeAccount()
            #expect(try await !store.deleteReference(.init(rawValue: id), in: account))
            let page = try await store.references(matching: .only([id]), in: account)
            #expect(page.count == 0)
        }
    }
}
