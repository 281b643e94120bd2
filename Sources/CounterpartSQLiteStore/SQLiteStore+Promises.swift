package import Counterpart
import CounterpartSQLite

extension SQLiteStore {
    package func keep(_ promise: Promise, in account: Account) async throws(StoreError) {
        try await writer.write(in: account) { session throws(StoreError) in
            try session.storing { () throws(SQLiteError) in
                try session.connection.run(
                    """
                    INSERT INTO promise (account_id, service_name, subject_type, seconds)
                    VALUES (?, ?, ?, ?)
                    ON CONFLICT DO UPDATE SET seconds = excluded.seconds
                    """,
                    .integer(account.id.rawValue),
                    .text(promise.serviceName),
                    .integer(Int64(promise.subjectType.rawValue)),
                    .integer(promise.seconds)
                )
            }
        }
    }

    package func dropPromise(
        for subjectType: SubjectType,
        in serviceName: String,
        of account: Account
    ) async throws(StoreError) -> Bool {
        try await writer.write(in: account) { session throws(StoreError) in
            try session.storing { () throws(SQLiteError) in
                try session.connection.run(
                    """
                    DELETE FROM promise
                    WHERE account_id = ? AND service_name = ? AND subject_type = ?
                    """,
                    .integer(account.id.rawValue),
                    .text(serviceName),
                    .integer(Int64(subjectType.rawValue))
                )
                return session.connection.changes > 0
            }
        }
    }
}
