private import CCounterpartSQLite

extension Connection {
    /// Begins a transaction that reads: all of it sees one moment.
    package func beginReading() throws(SQLiteError) {
        try statement("BEGIN").run()
    }

    /// Begins a transaction that writes.
    package func beginWriting() throws(SQLiteError) {
        try statement("BEGIN IMMEDIATE").run()
    }

    package func commit() throws(SQLiteError) {
        try statement("COMMIT").run()
    }

    /// Undoes the transaction, if there is one; SQLite may have undone it already.
    package func rollBack() {
        guard isInTransaction else { return }
        // What fails here leaves a transaction that the next `begin` will complain about.
        try? statement("ROLLBACK").run()
    }
}
