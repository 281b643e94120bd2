import Counterpart
import CounterpartSQLite

extension ReaderPool {
    /// Runs a long `body` on a thread of its own, in one transaction on a connection outside the pool,
    /// so that it holds neither the thread that asks nor a connection of those that are asked often.
    func readApart<Value: Sendable>(
        _ body: @escaping @Sendable (Connection) throws(SQLiteError) -> Value
    ) async throws(StoreError) -> Value {
        try await LongRead.run { () throws(StoreError) in
            do {
                let connection = try self.separateSession().connection
                try connection.beginReading()
                defer { connection.rollBack() }
                return try body(connection)
            } catch let error as SQLiteError {
                throw StoreError(error)
            } catch let error as StoreError {
                throw error
            } catch {
                throw .unavailable(reason: "\(error)")
            }
        }
    }
}
