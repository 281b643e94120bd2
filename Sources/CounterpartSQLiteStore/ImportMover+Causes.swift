import Counterpart
import CounterpartSQLite

/// What an import changes of the counters, of the causes, and of what happened hour by hour.
///
/// A file tells when its references were synced, so it fills those hours and not the one of the import;
/// a reference that was synced then already was counted then.
extension ImportMover {
    /// The hour of a staged reference's sync, unless that is too long ago or was counted before.
    private var hour: String {
        let now = staged.now.secondsSinceEpoch
        let first = now - SQLiteStore.Limit.keptHours * 3_600
        let isCounted =
            isFirst
            ? "false"
            : """
            EXISTS (
                SELECT 1 FROM main.reference AS old
                WHERE old.key = new.key AND old.last_synced_at = new.last_synced_at
                    AND old.status = new.status
            )
            """
        return """
            CASE WHEN new.last_synced_at BETWEEN \(max(first, 0)) AND \(now)
                AND NOT \(isCounted) THEN new.last_synced_at / 3600 END
            """
    }

    /// Counts what comes and what goes, before it does.
    func count() throws(SQLiteError) {
        try count("staged.reference AS new", hour: hour, by: 1)
        guard !isFirst else { return }
        try count(
            "main.reference WHERE key IN (SELECT key FROM staged.reference)",
            hour: "NULL",
            by: -1
        )
    }

    private func count(_ source: String, hour: String, by sign: Int64) throws(SQLiteError) {
        let statement = try connection.prepare(
            """
            SELECT subject_type, service_name, service_model, status, external_status, \(hour),
                count(*), max(last_synced_at)
            FROM \(source) GROUP BY 1, 2, 3, 4, 5, 6
            """
        )
        while try statement.step() {
            guard let type = SubjectType(rawValue: UInt8(truncatingIfNeeded: statement.integer(0))),
                let status = SyncStatus(rawValue: UInt8(truncatingIfNeeded: statement.integer(3)))
            else { continue }
            let key = CounterChanges.Key(
                account: account.id,
                type: type,
                service: ExactText(statement.text(1)),
                model: ExactText(statement.text(2)),
                externalStatus: statement.optionalText(4).map(ExactText.init),
                status: status
            )
            session.pending.counters.add(sign * statement.integer(6), key)
            if let externalStatus = key.externalStatus {
                try session.pending.rareStatuses.add(
                    sign * statement.integer(6),
                    .init(account: account.id, type: type, status: externalStatus),
                    connection
                )
            }
            guard sign > 0 else { continue }
            session.pending.activity.count(
                statement.integer(6),
                in: account.id,
                service: key.service,
                type: type,
                status: status,
                hour: statement.optionalInteger(5),
                last: statement.optionalInteger(7).map(Timestamp.init(secondsSinceEpoch:))
            )
        }
    }

    /// Counts the references for their causes, and notes in `temp.imported_cause` which are those of
    /// the numbers in the file; those that come before those that go.
    func moveCauses() throws(SQLiteError) {
        try connection.execute(
            "CREATE TEMP TABLE imported_cause (id INTEGER PRIMARY KEY, cause INTEGER NOT NULL)"
        )
        try gainCauses()
        try loseCauses()
        try connection.execute(
            """
            INSERT INTO main.cause_hour (cause, hour, count)
            SELECT imported.cause, \(hour) AS hour, count(*)
            FROM staged.reference AS new CROSS JOIN temp.imported_cause AS imported
            WHERE new.cause IS NOT NULL AND imported.id = new.cause AND hour IS NOT NULL
            GROUP BY 1, 2
            ON CONFLICT DO UPDATE SET count = count + excluded.count
            """
        )
    }

    private func gainCauses() throws(SQLiteError) {
        let causes = try connection.prepare(
            """
            SELECT id, example, first_seen_at, last_seen_at, count, \(CauseIdentity.columns)
            FROM staged.cause ORDER BY first_seen_at, id
            """
        )
        while try causes.step() {
            guard let identity = CauseIdentity(causes, from: 5, in: account.id) else { continue }
            let first = Timestamp(secondsSinceEpoch: causes.integer(2))
            let last = Timestamp(secondsSinceEpoch: causes.integer(3))
            let cause = try session.pending.causes.key(
                of: identity,
                example: causes.optionalText(1),
                seenAt: first,
                connection
            )
            try session.pending.causes.gain(
                cause,
                by: causes.integer(4),
                seen: first...last,
                at: staged.now,
                connection
            )
            try connection.run(
                "INSERT INTO temp.imported_cause (id, cause) VALUES (?, ?)",
                .integer(causes.integer(0)),
                .integer(cause)
            )
            try session.pending.causes.flushIfFull(to: connection)
        }
    }

    private func loseCauses() throws(SQLiteError) {
        guard !isFirst else { return }
        let causes = try connection.prepare(
            """
            SELECT cause, count(*) FROM main.reference
            WHERE key IN (SELECT key FROM staged.reference) AND cause IS NOT NULL GROUP BY cause
            """
        )
        while try causes.step() {
            try session.pending.causes.lose(
                causes.integer(0),
                by: causes.integer(1),
                at: staged.now,
                connection
            )
            try session.pending.causes.flushIfFull(to: connection)
        }
    }
}
