import Counterpart
import CounterpartSQLite

extension Connection {
    /// Returns the cause with this key, which says its account.
    func cause(withKey key: Int64, at now: Timestamp) throws(SQLiteError) -> Cause? {
        let from = HourlyTrend.beginning(at: now)
        let trend = try trend(of: key, from: from)
        return try rows(
            "SELECT \(CauseRow.columns) FROM cause WHERE key = ?",
            [.integer(key)]
        ) { row throws(SQLiteError) in try CauseRow.cause(row, trend) }.first
    }

    private func trend(of key: Int64, from: Timestamp) throws(SQLiteError) -> HourlyTrend {
        var counts = Array(repeating: 0, count: HourlyTrend.hours)
        let first = from.hour
        let rows = try rows(
            "SELECT hour, count FROM cause_hour WHERE cause = ? AND hour BETWEEN ? AND ?",
            [.integer(key), .integer(first), .integer(first + Int64(HourlyTrend.hours - 1))]
        ) { row in (Int(row.integer(0) - first), Int(row.integer(1))) }
        for (hour, count) in rows { counts[hour] += count }
        return HourlyTrend(from: from, counts: counts)
    }
}
