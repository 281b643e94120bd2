import Counterpart
import CounterpartSQLite

extension WriteSession {
    /// Undoes what `body` wrote if it is refused, and nothing else of the transaction.
    func allOrNothing<Value>(
        _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let before = pending
        try storing { () throws(SQLiteError) in try self.connection.run("SAVEPOINT refusable") }
        do {
            let value = try body()
            try storing { () throws(SQLiteError) in try self.connection.run("RELEASE refusable") }
            return value
        } catch {
            // The whole transaction is undone then.
            if case .unavailable = error { throw error }
            pending = before
            try storing { () throws(SQLiteError) in
                try self.connection.run("ROLLBACK TO refusable")
                try self.connection.run("RELEASE refusable")
            }
            throw error
        }
    }
}
