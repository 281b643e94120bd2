import Counterpart
import CounterpartSQLite

extension WriteSession {
    /// Takes in all that is staged in the database at `path`, in one transaction.
    func moveStaged(
        from path: String,
        into account: Account,
        at now: Timestamp,
        by author: Author
    ) throws(StoreError) -> Result<TransferTotals, TransferConflict> {
        try storing { () throws(SQLiteError) in
            try self.connection.run("ATTACH ? AS staged", .text(path))
        }
        defer {
            rollBack()
            // It fails only if a statement still reads there, and none does.
            try? connection.execute("DETACH staged")
        }
        try storing { () throws(SQLiteError) in try self.connection.beginWriting() }
        let mover = try storing { () throws(SQLiteError) in
            try ImportMover(connection: self.connection, account: account)
        }
        let totals: TransferTotals
        do {
            totals = try mover.move(&counters, &subjectCounts)
        } catch {
            guard error.code == .constraint else { throw StoreError(error) }
            let conflict = try storing { () throws(SQLiteError) in try mover.conflict() }
            guard let conflict else { throw StoreError(error) }
            return .failure(conflict)
        }
        if let last = try storing({ () throws(SQLiteError) in try mover.lastID() }) {
            try reservedIDs.moveOn(past: last, in: account, connection)
        }
        if let failure = commit() { throw failure }
        return .success(totals)
    }
}
