package import Counterpart
import CounterpartSQLite

extension SQLiteStore {
    package func keep(_ promise: Promise, in account: Account) async throws(StoreError) {
        try await writer.write(in: account) { session throws(StoreError) in
            do throws(SQLiteError) {
                try session.connection.run(
                    "INSERT OR REPLACE INTO promise VALUES (?, ?, ?, ?)",
                    .integer(account.id.rawValue),
                    .text(promise.serviceName),
                    .integer(Int64(promise.subjectType.rawValue)),
                    .integer(promise.seconds)
                )
            } catch { throw StoreError(error) }
        }
    }

    package func dropPromise(
        for subjectType: SubjectType,
        in serviceName: String,
        of account: Account
    ) async throws(StoreError) -> Bool { false }

    package func annotate(
        _ id: Cause.ID,
        _ annotation: CauseAnnotation,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause? { nil }
}
