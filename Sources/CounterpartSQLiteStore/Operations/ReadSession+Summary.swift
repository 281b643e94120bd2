import Counterpart
import CounterpartSQLite

extension ReadSession {
    func summary(of account: Account, at now: Timestamp) throws(SQLiteError) -> Summary {
        let cells = try cells(of: account)
        let (causes, mutedCauses) = try causeCounts(of: account, at: now)
        let from = HourlyTrend.beginning(at: now)
        var counts = Summary.Counts()
        for cell in cells { counts += cell.counts }
        return Summary(
            counts: counts,
            cells: cells,
            causes: causes,
            mutedCauses: mutedCauses,
            activityFrom: from,
            activity: try activity(of: account, from: from)
        )
    }

    private func cells(of account: Account) throws(SQLiteError) -> [Summary.Cell] {
        let successes = try lastSuccesses(of: account)
        let subjects = try subjectCounts(of: account)
        var cells: [Summary.Cell] = []
        for counted in try serviceCounts(of: account) {
            let place = ServicePlace(type: counted.type, service: counted.service)
            let all = subjects[ServicePlace(type: counted.type, service: nil)] ?? 0
            let oldest =
                counted.counts.pending == 0
                ? nil : try oldestWaiting(.pending, at: place, of: account)
            cells.append(
                Summary.Cell(
                    serviceName: counted.service.text,
                    subjectType: counted.type,
                    counts: counted.counts,
                    neverTried: all - (subjects[place] ?? 0),
                    lastSuccessAt: successes[place],
                    oldestPendingAt: oldest
                )
            )
        }
        return cells.sorted { left, right in
            (ExactText(left.serviceName), left.subjectType.name)
                < (ExactText(right.serviceName), right.subjectType.name)
        }
    }

    /// Returns how many subjects we hold of each type, and how many of them have a reference in each
    /// service.
    private func subjectCounts(of account: Account) throws(SQLiteError) -> [ServicePlace: Int] {
        let types = SubjectType.allCases.map { SQLValue.integer(Int64($0.rawValue)) }
        let held = SubjectFacet.held.columns.depth
        let rows = try connection.rows(
            """
            SELECT subject_type, depth, service_name, sum(count) FROM subject_count
            WHERE account_id = ? AND depth IN (?, ?)
                AND subject_type IN (SELECT value FROM json_each(?))
            GROUP BY subject_type, depth, service_name
            """,
            [
                .integer(account.id.rawValue), .integer(held),
                .integer(SubjectFacet.service(ExactText("")).columns.depth),
                .text(JSONArray.text(types)),
            ]
        ) { row throws(SQLiteError) in
            let service = row.integer(1) == held ? nil : ExactText(row.text(2))
            let place = ServicePlace(type: try SubjectType(column: 0, of: row), service: service)
            return (place, Int(row.integer(3)))
        }
        return Dictionary(rows) { $0 + $1 }
    }

    func lastSuccesses(of account: Account) throws(SQLiteError) -> [ServicePlace: Timestamp] {
        let rows = try connection.rows(
            "SELECT subject_type, service_name, at FROM last_success WHERE account_id = ?",
            [.integer(account.id.rawValue)]
        ) { row throws(SQLiteError) in
            let type = try SubjectType(column: 0, of: row)
            return (
                ServicePlace(type: type, service: ExactText(row.text(1))),
                Timestamp(secondsSinceEpoch: row.integer(2))
            )
        }
        return Dictionary(rows) { max($0, $1) }
    }

    /// Returns since when the reference waits that was not successful for the longest time.
    func oldestWaiting(
        _ status: SyncStatus,
        at place: ServicePlace,
        of account: Account
    ) throws(SQLiteError) -> Timestamp? {
        try connection.integer(
            """
            SELECT \(Schema.waitingSince) FROM \(WaitingReferences.source)
            WHERE \(WaitingReferences.place) AND status = ?
            ORDER BY \(Schema.waitingSince) LIMIT 1
            """,
            .integer(account.id.rawValue),
            .integer(Int64(place.type.rawValue)),
            .text(place.service?.text ?? ""),
            .integer(Int64(status.rawValue))
        )
        .map(Timestamp.init(secondsSinceEpoch:))
    }

    private func causeCounts(
        of account: Account,
        at now: Timestamp
    ) throws(SQLiteError) -> (states: [Cause.State: Int], muted: Int) {
        var states: [Cause.State: Int] = [:]
        var muted = 0
        let rows = try connection.rows(
            """
            SELECT state, muted, count(*) FROM (
                SELECT \(CauseRow.state) AS state, \(CauseRow.isMuted) AS muted FROM cause
                WHERE key BETWEEN ?2 AND ?3
            ) GROUP BY state, muted
            """,
            CauseRow.range(of: account, at: now)
        ) { row in (row.text(0), row.integer(1) != 0, Int(row.integer(2))) }
        for (state, isMuted, count) in rows {
            if isMuted {
                muted += count
            } else if let state = Cause.State(rawValue: state) {
                states[state, default: 0] += count
            }
        }
        return (states, muted)
    }

    private func activity(
        of account: Account,
        from: Timestamp
    ) throws(SQLiteError) -> [Summary.Counts] {
        var hours = Array(repeating: Summary.Counts(), count: HourlyTrend.hours)
        let first = from.hour
        let rows = try connection.rows(
            """
            SELECT hour, status, sum(count) FROM activity
            WHERE account_id = ? AND hour BETWEEN ? AND ? GROUP BY hour, status
            """,
            [
                .integer(account.id.rawValue), .integer(first),
                .integer(first + Int64(HourlyTrend.hours - 1)),
            ]
        ) { row throws(SQLiteError) in
            (Int(row.integer(0) - first), try SyncStatus(column: 1, of: row), Int(row.integer(2)))
        }
        for (hour, status, count) in rows { hours[hour][status] += count }
        return hours
    }
}
