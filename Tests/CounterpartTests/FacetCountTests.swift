import Counterpart
import Testing

@Suite struct FacetCountTests {
    @Test func `what is met as often on both sides has no lift`() {
        #expect(FacetCount.lift(50, of: 100, beside: 50, of: 100) == 1)
        #expect(FacetCount.lift(0, of: 0, beside: 0, of: 0) == 1)
    }

    @Test func `lift is the share among the failing by that among the succeeding`() {
        let lift = FacetCount.lift(900, of: 1_000, beside: 100, of: 1_000)
        #expect((8.9...9.0).contains(lift))
    }

    @Test func `what none of the succeeding has, has a finite lift that grows with their number`() {
        let few = FacetCount.lift(10, of: 10, beside: 0, of: 2)
        let many = FacetCount.lift(10, of: 10, beside: 0, of: 2_000)
        #expect(few < many)
        #expect(many.isFinite)
    }

    @Test func `the facet that tells most comes first`() {
        var count = FacetCount()
        for number in 0..<10 {
            count.addFailing([
                .token: "nightly", .parent: number < 6 ? "Workspace 1" : "Workspace \(number)",
            ])
        }
        for number in 0..<100 {
            count.addSucceeding([
                .token: number < 50 ? "nightly" : "day", .parent: "Workspace \(number)",
            ])
        }
        #expect(count.facets.map(\.value) == ["Workspace 1", "nightly"])
        #expect(count.facets.map(\.failing) == [6, 10])
        #expect(count.facets.map(\.succeeding) == [1, 50])
    }

    @Test func `what one of several failing has is no pattern`() {
        var several = FacetCount()
        several.addFailing([.token: "a"])
        several.addFailing([.token: "b"])
        several.addSucceeding([.token: "c"])
        #expect(several.facets.isEmpty)
        var one = FacetCount()
        one.addFailing([.token: "a"])
        one.addSucceeding([.token: "c"])
        #expect(one.facets.map(\.value) == ["a"])
    }

    @Test func `the model is told only if the succeeding have several`() {
        var count = FacetCount()
        for _ in 1...5 { count.addFailing([.serviceModel: "Invoice"]) }
        for _ in 1...5 { count.addSucceeding([.serviceModel: "Bill"]) }
        #expect(count.facets.isEmpty)
        count.addSucceeding([.serviceModel: "Order"])
        #expect(count.facets.map(\.kind) == [.serviceModel])
    }

    @Test func `no more facets are told than the limit`() {
        var count = FacetCount()
        for number in 0..<200 { count.addFailing([.parent: "Workspace \(number / 2)"]) }
        for _ in 0..<100 { count.addSucceeding([:]) }
        #expect(count.facets.count == FacetCount.limit)
    }
}
