import Counterpart
import Testing

@Suite struct ReconciliationTallyTests {
    private typealias Registered = ReconciliationTally.Registered

    private func registered(
        _ id: Int64,
        _ status: SyncStatus = .successful,
        ref: String? = nil,
        syncedAt second: Int64? = 100,
        isShared: Bool = false
    ) -> Registered {
        Registered(
            id: Reference.ID(rawValue: id),
            ref: ref ?? "R-\(id)",
            status: status,
            lastSyncedAt: second.map(Timestamp.init(secondsSinceEpoch:)),
            message: nil,
            isShared: isShared
        )
    }

    private func findings(
        _ lines: [ExpectedSubject],
        _ references: [Registered],
        staleBefore: Int64? = nil
    ) -> [Reconciliation.Finding: Int] {
        let tally = tally(lines, references, staleBefore: staleBefore)
        #expect(tally.matched == (tally.counts.isEmpty ? 1 : 0))
        return tally.counts
    }

    private func tally(
        _ lines: [ExpectedSubject],
        _ references: [Registered],
        staleBefore: Int64? = nil
    ) -> Reconciliation {
        var tally = ReconciliationTally(
            ReconciliationScope(
                subjectType: .invoice,
                serviceName: "NetSuite",
                staleBefore: staleBefore.map(Timestamp.init(secondsSinceEpoch:))
            )
        )
        tally.add(7, expected: lines, registered: references)
        return tally.reconciliation
    }

    private let line = ExpectedSubject(number: 7)

    @Test func `an expected subject with a successful reference matches`() {
        #expect(findings([line], [registered(1)]) == [:])
    }

    @Test func `a subject without a reference is missing`() {
        #expect(findings([line], []) == [.missing: 1])
    }

    @Test func `a reference that nobody expects is orphaned`() {
        #expect(findings([], [registered(1, .failed)]) == [.orphaned: 1])
    }

    @Test func `a pending reference is stale whenever it was synced`() {
        #expect(findings([line], [registered(1, .pending)]) == [.stale: 1])
    }

    @Test(arguments: [(99, 0), (100, 0), (101, 1)])
    func `a reference synced before the given time is stale`(_ time: Int64, _ stale: Int) {
        #expect(findings([line], [registered(1)], staleBefore: time)[.stale, default: 0] == stale)
    }

    @Test func `a reference that never was synced is stale if a time is given`() {
        #expect(findings([line], [registered(1, syncedAt: nil)]) == [:])
        #expect(findings([line], [registered(1, syncedAt: nil)], staleBefore: 0) == [.stale: 1])
    }

    @Test func `a reference can be failed and stale`() {
        let findings = findings([line], [registered(1, .failed)], staleBefore: 200)
        #expect(findings == [.failed: 1, .stale: 1])
    }

    @Test func `a subject is duplicated in the set, in the service, or by its id there`() {
        #expect(findings([line, line], [registered(1)]) == [.duplicated: 1])
        #expect(findings([line, line], []) == [.missing: 1, .duplicated: 1])
        #expect(findings([line], [registered(1), registered(2)]) == [.duplicated: 1])
        #expect(findings([line], [registered(1, isShared: true)]) == [.duplicated: 1])
        #expect(findings([], [registered(1, isShared: true)]) == [.orphaned: 1, .duplicated: 1])
    }

    @Test func `another id there than the set says is duplicated`() {
        let line = ExpectedSubject(number: 7, ref: "A")
        #expect(findings([line], [registered(1, ref: "A")]) == [:])
        #expect(findings([line], [registered(1, ref: "B")]) == [.duplicated: 1])
    }

    @Test func `an item names the reference, and without one the id that the set says`() {
        let failed = tally([line], [registered(1), registered(2, .failed)])
        #expect(failed.items.map(\.finding) == [.failed, .duplicated])
        #expect(failed.items.map { $0.reference?.rawValue } == [2, 2])
        #expect(failed.items.first?.ref == "R-2")
        let missing = tally([ExpectedSubject(number: 7, ref: "A")], [])
        #expect(missing.items == [.init(finding: .missing, subject: 7, ref: "A")])
    }

    @Test func `all are counted, and so many told as the limit allows`() {
        let scope = ReconciliationScope(subjectType: .invoice, serviceName: "NetSuite")
        var tally = ReconciliationTally(scope)
        let count = Reconciliation.itemLimit + 5
        for number in 1...count {
            let line = ExpectedSubject(number: Int64(number))
            tally.add(line.number, expected: [line], registered: [])
        }
        let result = tally.reconciliation
        #expect(result.counts == [.missing: count])
        #expect(result.items.count == Reconciliation.itemLimit)
        #expect(result.expected == count)
        #expect(result.matched == 0)
    }
}
