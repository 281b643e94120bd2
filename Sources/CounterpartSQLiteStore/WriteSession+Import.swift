import Counterpart
import CounterpartSQLite

extension WriteSession {
    /// Takes in all that is staged, in one transaction.
    func move(
        _ staged: StagedImport
    ) throws(StoreError) -> Result<TransferTotals, TransferConflict> {
        try storing { () throws(SQLiteError) in
            try self.connection.run("ATTACH ? AS staged", .text(staged.path))
        }
        defer {
            rollBack()
            // It fails only if a statement still reads there, and none does.
            try? connection.execute("DETACH staged")
        }
        try storing { () throws(SQLiteError) in try self.connection.beginWriting() }
        let mover = try storing { () throws(SQLiteError) in
            try ImportMover(session: self, staged: staged)
        }
        let totals: TransferTotals
        do {
            totals = try mover.move()
        } catch {
            guard error.code == .constraint else { throw StoreError(error) }
            let conflict = try storing { () throws(SQLiteError) in try mover.conflict() }
            guard let conflict else { throw StoreError(error) }
            return .failure(conflict)
        }
        if let last = try storing({ () throws(SQLiteError) in try mover.lastID() }) {
            try pending.reservedIDs.moveOn(past: last, in: staged.account, connection)
        }
        if let failure = commit() { throw failure }
        return .success(totals)
    }
}
