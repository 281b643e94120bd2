import Counterpart
import CounterpartSQLite

/// Merges an expected set with the references in its scope, both by the numbers of the subjects.
struct Reconciler {
    let connection: Connection
    let account: Account
    let scope: ReconciliationScope

    func reconciliation(
        of expected: [ExpectedSubject]
    ) throws(SQLiteError) -> Reconciliation {
        let shared = try sharedReferences()
        var lines = Self.sorted(expected)[...]
        var tally = ReconciliationTally(scope)
        func addMissing(before number: Int64?) {
            while let next = lines.first, number.map({ next.number < $0 }) ?? true {
                tally.add(next.number, expected: takeLines(of: next.number), registered: [])
            }
        }
        func takeLines(of number: Int64) -> ArraySlice<ExpectedSubject> {
            let taken = lines.prefix { $0.number == number }
            lines = lines.dropFirst(taken.count)
            return taken
        }
        let statement = try connection.statement(Self.references)
        defer { statement.reset() }
        try statement.bind(placeValues)
        var subject: Int64?
        var registered: [ReconciliationTally.Registered] = []
        func addSubject() {
            guard let number = subject else { return }
            addMissing(before: number)
            registered.sort { $0.id < $1.id }
            tally.add(number, expected: takeLines(of: number), registered: registered)
        }
        while try statement.step() {
            let number = statement.integer(0)
            if number != subject {
                addSubject()
                registered.removeAll(keepingCapacity: true)
                subject = number
            }
            registered.append(try Self.registered(statement, shared))
        }
        addSubject()
        addMissing(before: nil)
        return tally.reconciliation
    }

    /// Most sets come in order, which is cheaper to see than to make.
    private static func sorted(_ expected: [ExpectedSubject]) -> [ExpectedSubject] {
        let isSorted = zip(expected, expected.dropFirst()).allSatisfy { $0.number <= $1.number }
        return isSorted ? expected : expected.sorted { $0.number < $1.number }
    }

    private static func registered(
        _ row: Statement,
        _ shared: Set<Int64>
    ) throws(SQLiteError) -> ReconciliationTally.Registered {
        let key = row.integer(1)
        return ReconciliationTally.Registered(
            id: ReferenceKey.id(key),
            ref: row.text(3),
            status: try SyncStatus(column: 2, of: row),
            lastSyncedAt: row.optionalInteger(4).map(Timestamp.init(secondsSinceEpoch:)),
            message: row.optionalText(5),
            isShared: shared.contains(key)
        )
    }

    /// Returns the keys of the references whose id there a reference of another subject has.
    ///
    /// The index tells which ids are met twice; only those are looked at.
    private func sharedReferences() throws(SQLiteError) -> Set<Int64> {
        var shared: Set<Int64> = []
        let repeated = try connection.statement(Self.repeatedRefs)
        defer { repeated.reset() }
        try repeated.bind([
            .integer(account.id.rawValue), .integer(Int64(scope.subjectType.rawValue)),
        ])
        while try repeated.step() {
            let rows = try connection.rows(
                Self.holders,
                placeValues + [.text(repeated.text(0))]
            ) { row in (key: row.integer(0), model: ExactText(row.text(1))) }
            // One subject has no two of them: they would be one reference, under any identity.
            for holders in Dictionary(grouping: rows, by: \.model).values where holders.count > 1 {
                shared.formUnion(holders.map(\.key))
            }
        }
        return shared
    }

    private var placeValues: [SQLValue] {
        [
            .integer(account.id.rawValue), .integer(Int64(scope.subjectType.rawValue)),
            .text(scope.serviceName),
        ]
    }

    /// All that it reads by.
    static let statements = [references, repeatedRefs, holders]

    private static let references = """
        SELECT subject_id, key, status, service_model_ref, last_synced_at,
            CASE status WHEN \(SyncStatus.successful.rawValue) THEN NULL ELSE external_message END
        FROM \(AccessPath.identity.source)
        WHERE account_id = ? AND subject_type = ? AND service_name = ? ORDER BY subject_id
        """

    private static let repeatedRefs = """
        SELECT service_model_ref FROM \(AccessPath.external.source)
        WHERE account_id = ? AND subject_type = ?
        GROUP BY service_model_ref HAVING count(*) > 1
        """

    private static let holders = """
        SELECT key, service_model FROM \(AccessPath.external.source)
        WHERE account_id = ? AND subject_type = ? AND service_name = ? AND service_model_ref = ?
        """
}
