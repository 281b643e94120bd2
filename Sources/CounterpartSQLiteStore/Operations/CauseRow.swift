import Counterpart
import CounterpartSQLite

/// How a cause lies in its row.
enum CauseRow {
    static let columns = """
        key, service_name, service_model, subject_type, fingerprint, fingerprint_version, example, \
        count, first_seen_at, last_seen_at, resolved_at, regressed_at, note, owner, muted_until
        """

    /// As `Cause.state(at:)` says it; `?1` is the time.
    static let state = """
        CASE WHEN count = 0 THEN '\(Cause.State.resolved.rawValue)'
            WHEN regressed_at IS NOT NULL THEN '\(Cause.State.regressed.rawValue)'
            WHEN ?1 - first_seen_at < \(Cause.newness) THEN '\(Cause.State.new.rawValue)'
            ELSE '\(Cause.State.ongoing.rawValue)' END
        """

    static let isMuted = "coalesce(?1 < muted_until, 0)"

    /// The time, and the first and the last key that a cause of the account may have.
    static func range(of account: Account, at now: Timestamp) -> [SQLValue] {
        [.integer(now.secondsSinceEpoch)] + AccountKey.keys(above: 0, in: account.id)
    }

    /// The key of the cause, or `nil` if no cause has such an id.
    static func key(_ id: Cause.ID, in account: Account) -> Int64? {
        guard AccountKey.isPossible(id.rawValue) else { return nil }
        return AccountKey.key(id.rawValue, in: account.id)
    }

    static func id(_ key: Int64) -> Cause.ID {
        Cause.ID(rawValue: AccountKey.number(key))
    }

    /// The cause whose ``columns`` the statement has.
    static func cause(_ row: Statement, _ trend: HourlyTrend) throws(SQLiteError) -> Cause {
        func time(_ column: Int32) -> Timestamp? {
            row.optionalInteger(column).map(Timestamp.init(secondsSinceEpoch:))
        }
        return Cause(
            id: id(row.integer(0)),
            serviceName: row.text(1),
            serviceModel: row.text(2),
            subjectType: try SubjectType(column: 3, of: row),
            fingerprint: Fingerprint(text: row.text(4), version: Int(row.integer(5))),
            example: row.optionalText(6),
            count: Int(row.integer(7)),
            firstSeenAt: Timestamp(secondsSinceEpoch: row.integer(8)),
            lastSeenAt: Timestamp(secondsSinceEpoch: row.integer(9)),
            resolvedAt: time(10),
            regressedAt: time(11),
            note: row.optionalText(12),
            owner: row.optionalText(13),
            mutedUntil: time(14),
            trend: trend
        )
    }
}
