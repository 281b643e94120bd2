import Counterpart
import CounterpartSQLite

/// What the causes must be changed by before a transaction ends.
///
/// It also keeps what it knows of them for the next transaction: nobody else changes these columns.
struct CauseChanges {
    private struct State {
        var count: Int64
        var firstSeenAt: Int64
        var lastSeenAt: Int64
        var resolvedAt: Int64?
        var regressedAt: Int64?
    }

    private struct Hour: Hashable {
        let cause: Int64
        let hour: Int64
    }

    private var keys: [CauseIdentity: Int64] = [:]
    private var states: [Int64: State] = [:]
    private var changed: Set<Int64> = []
    private var hours: [Hour: Int64] = [:]

    /// Returns the key of the cause, which is made if it is not known; it has no members then.
    mutating func key(
        of identity: CauseIdentity,
        example: String?,
        seenAt time: Timestamp,
        _ connection: Connection
    ) throws(SQLiteError) -> Int64 {
        if let key = keys[identity] { return key }
        let account = SQLValue.integer(identity.account.rawValue)
        let known = try connection.rows(Self.selection, [account] + identity.values) { row in
            row.integer(0)
        }.first
        let key: Int64
        if let known {
            key = known
        } else {
            key = try Self.nextKey(in: identity.account, connection)
            let seen = SQLValue.integer(time.secondsSinceEpoch)
            try connection.run(
                Self.insertion,
                [.integer(key), account] + identity.values + [.text(orNull: example), seen, seen]
            )
        }
        keys[identity] = key
        return key
    }

    /// Counts references that have come to fail with the cause; the times are those of the first and
    /// the last failure.
    mutating func gain(
        _ key: Int64,
        by count: Int64 = 1,
        seen times: ClosedRange<Timestamp>,
        at now: Timestamp,
        _ connection: Connection
    ) throws(SQLiteError) {
        try change(key, connection) { state in
            if state.count == 0, state.resolvedAt != nil {
                state.resolvedAt = nil
                state.regressedAt = now.secondsSinceEpoch
            }
            state.count += count
            state.firstSeenAt = min(state.firstSeenAt, times.lowerBound.secondsSinceEpoch)
            state.lastSeenAt = max(state.lastSeenAt, times.upperBound.secondsSinceEpoch)
        }
    }

    /// Counts references that fail with the cause no more.
    mutating func lose(
        _ key: Int64,
        by count: Int64 = 1,
        at now: Timestamp,
        _ connection: Connection
    ) throws(SQLiteError) {
        try change(key, connection) { state in
            state.count -= count
            if state.count == 0 { state.resolvedAt = now.secondsSinceEpoch }
        }
    }

    /// Counts a write that ended failed with the cause.
    mutating func count(_ key: Int64, inHour hour: Int64) {
        hours[Hour(cause: key, hour: hour), default: 0] += 1
    }

    mutating func flush(to connection: Connection) throws(SQLiteError) {
        for key in changed {
            guard let state = states[key] else { continue }
            try connection.run(
                Self.update,
                [
                    .integer(state.count), .integer(state.firstSeenAt), .integer(state.lastSeenAt),
                    .integer(orNull: state.resolvedAt), .integer(orNull: state.regressedAt),
                    .integer(key),
                ]
            )
        }
        for (hour, writes) in hours {
            try connection.run(
                Self.addition,
                [.integer(hour.cause), .integer(hour.hour), .integer(writes)]
            )
        }
        (changed, hours) = ([], [:])
        if isFull { self = Self() }
    }

    /// Writes down what there is if it is much, for who changes many causes.
    mutating func flushIfFull(to connection: Connection) throws(SQLiteError) {
        if isFull { try flush(to: connection) }
    }

    private var isFull: Bool {
        max(keys.count, states.count) > SQLiteStore.Limit.cachedCauses
    }

    private mutating func change(
        _ key: Int64,
        _ connection: Connection,
        _ body: (inout State) -> Void
    ) throws(SQLiteError) {
        var state: State
        if let known = states[key] {
            state = known
        } else {
            state = try Self.state(key, connection)
        }
        body(&state)
        states[key] = state
        changed.insert(key)
    }

    private static func state(
        _ key: Int64,
        _ connection: Connection
    ) throws(SQLiteError) -> State {
        let state = try connection.rows(stateSelection, [.integer(key)]) { row in
            State(
                count: row.integer(0),
                firstSeenAt: row.integer(1),
                lastSeenAt: row.integer(2),
                resolvedAt: row.optionalInteger(3),
                regressedAt: row.optionalInteger(4)
            )
        }.first
        guard let state else {
            throw SQLiteError(code: .corrupt, message: "the cause of a reference is not there")
        }
        return state
    }

    /// Causes are never deleted, so the highest number is the last that was given.
    private static func nextKey(
        in account: Account.ID,
        _ connection: Connection
    ) throws(SQLiteError) -> Int64 {
        let last = try connection.rows(
            "SELECT max(key) FROM cause WHERE key > ? AND key <= ?",
            AccountKey.keys(above: 0, in: account)
        ) { row in row.optionalInteger(0) }.first
        return (last.flatMap { $0 } ?? AccountKey.key(0, in: account)) + 1
    }

    private static let selection = """
        SELECT key FROM cause INDEXED BY cause_identity
        WHERE account_id = ? AND service_name = ? AND service_model = ? AND subject_type = ?
            AND fingerprint = ? AND fingerprint_version = ?
        """

    private static let insertion = """
        INSERT INTO cause (
            key, account_id, \(CauseIdentity.columns), example, count, first_seen_at, last_seen_at
        )
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?)
        """

    private static let stateSelection = """
        SELECT count, first_seen_at, last_seen_at, resolved_at, regressed_at FROM cause
        WHERE key = ?
        """

    private static let update = """
        UPDATE cause SET count = ?, first_seen_at = ?, last_seen_at = ?, resolved_at = ?,
            regressed_at = ?
        WHERE key = ?
        """

    private static let addition = """
        INSERT INTO cause_hour (cause, hour, count) VALUES (?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """
}
