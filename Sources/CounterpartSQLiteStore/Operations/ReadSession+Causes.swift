import Counterpart
import CounterpartSQLite

extension ReadSession {
    func cause(
        _ id: Cause.ID,
        in account: Account,
        at now: Timestamp
    ) throws(SQLiteError) -> Cause? {
        guard let key = CauseRow.key(id, in: account) else { return nil }
        return try connection.cause(withKey: key, at: now)
    }

    func causes(
        matching query: CauseQuery,
        in account: Account,
        at now: Timestamp
    ) throws(SQLiteError) -> CauseSlice {
        let keys = try keys(matching: query, in: account, at: now)
        let first: Int
        if let after = query.after, let last = CauseRow.key(after, in: account) {
            first = try place(behind: last, among: keys, at: now)
        } else {
            first = 0
        }
        let page = keys[first...].prefix(query.limit)
        var causes: [Cause] = []
        for entry in page {
            if let cause = try connection.cause(withKey: entry.key, at: now) {
                causes.append(cause)
            }
        }
        return CauseSlice(
            causes: causes,
            count: keys.count,
            next: page.endIndex < keys.count ? causes.last?.id : nil
        )
    }

    /// What the causes are sorted by.
    private struct Place {
        let isMuted: Bool
        let count: Int64
        let key: Int64

        func precedes(_ other: Self) -> Bool {
            (isMuted ? 1 : 0, -count, key) < (other.isMuted ? 1 : 0, -other.count, other.key)
        }

        init(_ row: Statement) {
            isMuted = row.integer(0) != 0
            count = row.integer(1)
            key = row.integer(2)
        }
    }

    /// Returns where those begin that come behind the cause, which need not match any more.
    private func place(
        behind key: Int64,
        among places: [Place],
        at now: Timestamp
    ) throws(SQLiteError) -> Int {
        let last = try connection.rows(
            "SELECT \(CauseRow.isMuted), count, key FROM cause WHERE key = ?2",
            [.integer(now.secondsSinceEpoch), .integer(key)]
        ) { row in Place(row) }.first
        guard let last else { return places.endIndex }
        return places.firstIndex { last.precedes($0) } ?? places.endIndex
    }

    /// All that match, in their order: they are hundreds, so that each page finds them anew.
    private func keys(
        matching query: CauseQuery,
        in account: Account,
        at now: Timestamp
    ) throws(SQLiteError) -> [Place] {
        let states = query.states.map { states in
            JSONArray.text(states.map { .text($0.rawValue) })
        }
        return try connection.rows(
            """
            SELECT \(CauseRow.isMuted), count, key FROM cause
            WHERE key BETWEEN ?2 AND ?3
                AND (?4 IS NULL OR \(CauseRow.state) IN (SELECT value FROM json_each(?4)))
                AND (?5 IS NULL OR service_name = ?5)
                AND (?6 IS NULL OR subject_type = ?6)
                AND (?7 IS NULL OR \(CauseRow.isMuted) = ?7)
                AND (?8 IS NULL OR instr(lower(coalesce(example, '')), lower(?8)) > 0
                    OR instr(lower(fingerprint), lower(?8)) > 0)
            ORDER BY 1, 2 DESC, 3
            """,
            CauseRow.range(of: account, at: now) + [
                .text(orNull: states), .text(orNull: query.serviceName),
                .integer(orNull: query.subjectType.map { Int64($0.rawValue) }),
                .integer(orNull: query.isMuted.map { $0 ? 1 : 0 }), .text(orNull: query.text),
            ]
        ) { row in Place(row) }
    }
}
