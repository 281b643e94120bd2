/// Compares subject by subject, in the order of their numbers, what is expected with what is
/// registered.
package struct ReconciliationTally: Sendable {
    /// A reference in scope.
    package struct Registered: Hashable, Sendable {
        package var id: Reference.ID
        package var ref: String
        package var status: SyncStatus
        package var lastSyncedAt: Timestamp?
        package var message: String?
        /// Whether a reference of another subject has the same id there.
        package var isShared: Bool

        package init(
            id: Reference.ID,
            ref: String,
            status: SyncStatus,
            lastSyncedAt: Timestamp?,
            message: String?,
            isShared: Bool
        ) {
            self.id = id
            self.ref = ref
            self.status = status
            self.lastSyncedAt = lastSyncedAt
            self.message = message
            self.isShared = isShared
        }
    }

    private let staleBefore: Timestamp?
    private var expected = 0
    private var references = 0
    private var matched = 0
    private var counts: [Reconciliation.Finding: Int] = [:]
    private var items: [Reconciliation.Finding: [Reconciliation.Item]] = [:]

    package init(_ scope: ReconciliationScope) {
        staleBefore = scope.staleBefore
    }

    /// What was found: each subject is counted once for each finding, by its first reference for
    /// which that holds; ``Reconciliation/expected`` are the lines.
    package var reconciliation: Reconciliation {
        Reconciliation(
            expected: expected,
            references: references,
            matched: matched,
            counts: counts,
            items: Reconciliation.Finding.allCases.flatMap { items[$0] ?? [] }
        )
    }

    /// Adds the next subject with all lines that name it and all its references, by id.
    package mutating func add(
        _ subject: Int64,
        expected lines: some Collection<ExpectedSubject>,
        registered: [Registered]
    ) {
        expected += lines.count
        references += registered.count
        var isSound = true
        func found(_ finding: Reconciliation.Finding, _ reference: Registered?, _ ref: String?) {
            isSound = false
            note(finding, subject, reference, ref)
        }
        guard let line = lines.first else {
            found(.orphaned, registered.first, nil)
            if let double = double(registered) { found(.duplicated, double, nil) }
            return
        }
        if registered.isEmpty { found(.missing, nil, lines.lazy.compactMap(\.ref).first) }
        if let failed = registered.first(where: { $0.status == .failed }) {
            found(.failed, failed, nil)
        }
        if let stale = registered.first(where: isStale) { found(.stale, stale, nil) }
        if lines.count > 1 {
            found(.duplicated, registered.first, line.ref)
        } else if let double = double(registered) ?? other(registered, than: line.ref) {
            found(.duplicated, double, nil)
        }
        if isSound { matched += 1 }
    }

    private func isStale(_ reference: Registered) -> Bool {
        if reference.status == .pending { return true }
        guard let staleBefore else { return false }
        return reference.lastSyncedAt.map { $0 < staleBefore } ?? true
    }

    /// The reference that makes a subject doubled: the second one, or the first whose id there another
    /// subject has.
    private func double(_ registered: [Registered]) -> Registered? {
        registered.count > 1 ? registered[1] : registered.first(where: \.isShared)
    }

    private func other(_ registered: [Registered], than ref: String?) -> Registered? {
        guard let ref, !registered.contains(where: { $0.ref == ref }) else { return nil }
        return registered.first
    }

    private mutating func note(
        _ finding: Reconciliation.Finding,
        _ subject: Int64,
        _ reference: Registered?,
        _ ref: String?
    ) {
        counts[finding, default: 0] += 1
        guard items[finding]?.count ?? 0 < Reconciliation.itemLimit else { return }
        items[finding, default: []].append(
            Reconciliation.Item(
                finding: finding,
                subject: subject,
                reference: reference?.id,
                ref: reference?.ref ?? ref,
                message: reference?.message
            )
        )
    }
}
