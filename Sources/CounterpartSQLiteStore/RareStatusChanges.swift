import Counterpart
import CounterpartSQLite

/// Which statuses there are rare, and what must be done before a transaction ends to keep them indexed.
///
/// Of the references of one type with one status there either all are in the index or none. A status
/// that many have is found in any list; to index it would make each change of a status touch two pages
/// that no other write touches, a fifth of a write among ten million references. A status leaves the
/// index when more references have it than the limit, and comes back when half as many do, so that one
/// near the limit stays where it is.
struct RareStatusChanges {
    struct Key: Hashable {
        let account: Account.ID
        let type: SubjectType
        let status: ExactText

        fileprivate var values: [SQLValue] {
            [
                .integer(account.rawValue), .integer(Int64(type.rawValue)), .text(status.text),
            ]
        }
    }

    private struct State {
        var count: Int64
        var isIndexed: Bool
    }

    private let limit: Int64
    /// What is known is kept for the next transaction: nobody else changes it.
    private var states: [Key: State] = [:]
    private var changed: Set<Key> = []

    init(limit: Int64) {
        self.limit = limit
    }

    /// Counts references that come to have a status, or have it no more; returns whether those that have
    /// it are in the index.
    ///
    /// It is told before the rows change.
    @discardableResult
    mutating func add(
        _ change: Int64,
        _ key: Key,
        _ connection: Connection
    ) throws(SQLiteError) -> Bool {
        var state: State
        if let known = states[key] {
            state = known
        } else {
            state = try Self.state(key, connection)
        }
        state.count += change
        states[key] = state
        changed.insert(key)
        return state.isIndexed
    }

    /// The statuses that have changed and are in the index.
    var indexed: [Key] {
        changed.filter { states[$0]?.isIndexed == true }
    }

    /// Takes out of the index what has become common, and puts into it what has become rare.
    ///
    /// What has become rare is looked for in all lists of its type, at 0.1 µs a reference.
    mutating func settle(_ connection: Connection) throws(SQLiteError) {
        try removeCommon(connection)
        for key in changed {
            guard let state = states[key], !state.isIndexed, state.count <= limit / 2 else {
                continue
            }
            states[key]?.isIndexed = true
            guard state.count > 0 else { continue }
            try connection.run(Self.insertion, key.values)
        }
        changed = []
        if states.count > SQLiteStore.Limit.cachedStatuses { states = [:] }
    }

    /// Takes out of the index what has become common.
    mutating func removeCommon(_ connection: Connection) throws(SQLiteError) {
        for key in changed {
            guard let state = states[key], state.isIndexed, state.count > limit else { continue }
            states[key]?.isIndexed = false
            try connection.run(Self.removal, key.values)
        }
    }

    private static func state(
        _ key: Key,
        _ connection: Connection
    ) throws(SQLiteError) -> State {
        let indexed = try connection.integer(indexedCount, key.values) ?? 0
        guard indexed == 0 else { return State(count: indexed, isIndexed: true) }
        let count = try connection.integer(countOfAll, key.values) ?? 0
        return State(count: count, isIndexed: count == 0)
    }

    private static let path = AccessPath.externalStatus

    private static let having = """
        account_id = ?1 AND subject_type = ?2 AND rare_external_status = ?3 \
        AND \(path.condition ?? "true")
        """

    private static let indexedCount = "SELECT count(*) FROM \(path.source) WHERE \(having)"

    /// By service, because the counters are sorted by service before they are by status.
    private static let countOfAll = """
        SELECT sum(count) FROM reference_count
        WHERE account_id = ?1 AND subject_type = ?2
            AND depth = \(CountDepth.externalStatus.rawValue) AND detail = ?3 AND service_name IN (
                SELECT service_name FROM reference_count
                WHERE account_id = ?1 AND subject_type = ?2
                    AND depth = \(CountDepth.service.rawValue)
            )
        """

    private static let removal = """
        UPDATE \(path.source) SET rare_external_status = NULL WHERE \(having)
        """

    private static let insertion = """
        UPDATE reference SET rare_external_status = external_status WHERE key IN (
            SELECT key FROM \(AccessPath.service.source)
            WHERE account_id = ?1 AND subject_type = ?2 AND external_status = ?3
        )
        """
}

extension RareStatusChanges.Key {
    fileprivate init?(_ reference: Reference?, in account: Account) {
        guard let reference, let status = reference.externalStatus else { return nil }
        self.init(account: account.id, type: reference.subject.type, status: ExactText(status))
    }
}

extension WriteSession {
    /// Counts a reference that comes (`old` is `nil`), goes (`new` is `nil`) or changes; returns what of
    /// its status there is indexed.
    func changeRareStatus(
        from old: Reference?,
        to new: Reference?,
        in account: Account
    ) throws(SQLiteError) -> String? {
        if let key = RareStatusChanges.Key(old, in: account) {
            try pending.rareStatuses.add(-1, key, connection)
        }
        guard let key = RareStatusChanges.Key(new, in: account),
            try pending.rareStatuses.add(1, key, connection)
        else { return nil }
        return key.status.text
    }
}
