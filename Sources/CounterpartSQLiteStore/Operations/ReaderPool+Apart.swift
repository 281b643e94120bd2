import Counterpart
import CounterpartSQLite

extension ReaderPool {
    /// Runs a long `body` on a thread of its own, on a connection outside the pool, so that it holds
    /// neither the thread that asks nor a connection of those that are asked often.
    func apart<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(SQLiteError) -> Value
    ) async throws(StoreError) -> Value {
        try await LongRead.run { () throws(StoreError) in
            do {
                return try body(self.separateSession().connection)
            } catch let error as SQLiteError {
                throw StoreError(error)
            } catch let error as StoreError {
                throw error
            } catch {
                throw .unavailable(reason: "\(error)")
            }
        }
    }

    /// Does what ``apart(_:)`` does, all of it in one transaction.
    func readApart<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(SQLiteError) -> Value
    ) async throws(StoreError) -> Value {
        try await apart { connection throws(SQLiteError) in
            try connection.beginReading()
            defer { connection.rollBack() }
            return try body(connection)
        }
    }
}
