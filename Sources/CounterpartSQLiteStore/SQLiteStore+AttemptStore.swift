package import Counterpart
import CounterpartSQLite

extension SQLiteStore: AttemptStore {
    package func attempts(
        on reference: Reference.ID,
        in account: Account,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> AttemptSlice? {
        try readers.read { session throws(SQLiteError) in
            try session.attempts(on: reference, in: account, before: before, limit: limit)
        }
    }

    package func attempts(
        in account: Account,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> AttemptSlice {
        try readers.read { session throws(SQLiteError) in
            try session.attempts(in: account, before: before, limit: limit)
        }
    }

    package func verifyAttempts(in account: Account) async throws(StoreError) -> ChainReport {
        try await readers.apart { connection throws(SQLiteError) in
            var walk = ChainWalk(account.id)
            while !walk.isDone {
                try connection.beginReading()
                defer { connection.rollBack() }
                try walk.walkSlice(connection)
            }
            return walk.report
        }
    }
}
