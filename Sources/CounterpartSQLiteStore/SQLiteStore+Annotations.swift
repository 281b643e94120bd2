package import Counterpart
import CounterpartSQLite

extension SQLiteStore {
    package func annotate(
        _ id: Cause.ID,
        _ annotation: CauseAnnotation,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause? {
        guard let key = CauseRow.key(id, in: account) else { return nil }
        return try await writer.write(in: account) { session throws(StoreError) in
            try session.storing { () throws(SQLiteError) in
                try session.connection.annotate(key, annotation)
                return try session.connection.cause(withKey: key, at: now)
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
}
