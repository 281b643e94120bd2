package import Counterpart
import CounterpartSQLite

extension SQLiteStore {
    package func annotate(
        _ id: Cause.ID,
        _ annotation: CauseAnnotation,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause? {
        // An id that is none must not be taken for another account's.
        guard AttemptKey.isPossible(id.rawValue) else { return nil }
        let key = account.id.rawValue << Schema.idBits | id.rawValue
        return try await writer.write(in: account) { session throws(StoreError) in
            try session.storing { () throws(SQLiteError) in
                try session.connection.annotate(key, annotation)
                return try session.connection.annotatedCause(key, at: now)
            }
        }
    }
}

extension Connection {
    fileprivate func annotate(
        _ key: Int64,
        _ annotation: CauseAnnotation
    ) throws(SQLiteError) {
        var (settings, values): ([String], [SQLValue]) = ([], [])
        func set<Value>(
            _ column: String,
            _ change: Change<Value>,
            _ make: (Value) -> SQLValue
        ) {
            guard case .set(let value) = change else { return }
            settings.append("\(column) = ?")
            values.append(make(value))
        }
        set("note", annotation.note, SQLValue.text(orNull:))
        set("owner", annotation.owner, SQLValue.text(orNull:))
        set("muted_until", annotation.mutedUntil) { .integer(orNull: $0?.secondsSinceEpoch) }
        guard !settings.isEmpty else { return }
        try run(
            "UPDATE cause SET \(settings.joined(separator: ", ")) WHERE key = ?",
            values + [.integer(key)]
        )
    }

    fileprivate func annotatedCause(
        _ key: Int64,
        at now: Timestamp
    ) throws(SQLiteError) -> Cause? {
        let from = HourlyTrend.beginning(at: now)
        var trend = HourlyTrend(
            from: from,
            counts: [Int](repeating: 0, count: HourlyTrend.hours)
        )
        let hours = try rows(
            "SELECT hour, count FROM cause_hour WHERE cause = ? AND hour BETWEEN ? AND ?",
            [.integer(key), .integer(from.hour), .integer(now.hour)]
        ) { row in (place: Int(row.integer(0) - from.hour), count: Int(row.integer(1))) }
        for hour in hours where trend.counts.indices.contains(hour.place) {
            trend.counts[hour.place] = hour.count
        }
        return try rows(
            """
            SELECT key, service_name, service_model, subject_type, fingerprint,
                fingerprint_version, example, count, first_seen_at, last_seen_at, resolved_at,
                regressed_at, note, owner, muted_until
            FROM cause WHERE key = ?
            """,
            [.integer(key)]
        ) { row throws(SQLiteError) in
            func time(_ column: Int32) -> Timestamp? {
                row.optionalInteger(column).map(Timestamp.init(secondsSinceEpoch:))
            }
            guard let type = SubjectType(rawValue: UInt8(truncatingIfNeeded: row.integer(3))) else {
                throw SQLiteError(code: .corrupt, message: "unknown subject type of a cause")
            }
            return Cause(
                id: Cause.ID(rawValue: AttemptKey.sequence(row.integer(0))),
                serviceName: row.text(1),
                serviceModel: row.text(2),
                subjectType: type,
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
        }.first
    }
}
