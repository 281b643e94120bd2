import Counterpart
import CounterpartSQLite

/// What was written, hour by hour, and what was last successful, as far as a transaction changes it.
struct ActivityChanges {
    private struct Route: Hashable {
        let account: Account.ID
        let service: ExactText
        let type: SubjectType
    }

    private struct Hour: Hashable {
        let route: Route
        let hour: Int64
        let status: SyncStatus
    }

    private var writes: [Hour: Int64] = [:]
    private var successes: [Route: Int64] = [:]
    /// What is written down already: of the commits within a second only the first has to.
    private var known: [Route: Int64] = [:]

    /// Counts writes of one hour; `nil` if that is too long ago.
    mutating func count(
        _ count: Int64 = 1,
        in account: Account.ID,
        service: ExactText,
        type: SubjectType,
        status: SyncStatus,
        hour: Int64?,
        last: Timestamp?
    ) {
        let route = Route(account: account, service: service, type: type)
        if let hour {
            writes[Hour(route: route, hour: hour, status: status), default: 0] += count
        }
        guard status == .successful, let last else { return }
        successes[route] = max(successes[route] ?? .min, last.secondsSinceEpoch)
    }

    mutating func flush(to connection: Connection) throws(SQLiteError) {
        for (hour, count) in writes {
            try connection.run(
                """
                INSERT INTO activity (
                    account_id, hour, service_name, subject_type, status, count
                )
                VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET count = count + excluded.count
                """,
                [
                    .integer(hour.route.account.rawValue), .integer(hour.hour),
                    .text(hour.route.service.text), .integer(Int64(hour.route.type.rawValue)),
                    .integer(Int64(hour.status.rawValue)), .integer(count),
                ]
            )
        }
        for (route, time) in successes where time > known[route] ?? .min {
            try connection.run(
                """
                INSERT INTO last_success (account_id, service_name, subject_type, at)
                VALUES (?, ?, ?, ?)
                ON CONFLICT DO UPDATE SET at = max(at, excluded.at)
                """,
                [
                    .integer(route.account.rawValue), .text(route.service.text),
                    .integer(Int64(route.type.rawValue)), .integer(time),
                ]
            )
        }
        known.merge(successes) { max($0, $1) }
        (writes, successes) = ([:], [:])
        if known.count > SQLiteStore.Limit.cachedCauses { known = [:] }
    }
}
