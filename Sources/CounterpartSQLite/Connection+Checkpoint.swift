private import CCounterpartSQLite

extension Connection {
    /// How far a checkpoint goes.
    package enum CheckpointMode {
        /// As far as the readers let it, without waiting for any.
        case passive
        /// All of it, and the write-ahead log is empty after it.
        case truncating
    }

    /// Copies the write-ahead log into the database file.
    package func checkpoint(_ mode: CheckpointMode) throws(SQLiteError) {
        switch mode {
        case .passive: try statement("PRAGMA wal_checkpoint(PASSIVE)").run()
        case .truncating: try statement("PRAGMA wal_checkpoint(TRUNCATE)").run()
        }
    }

    /// The pages written to the log since ``forgetWrittenPages()``.
    package var writtenPages: Int {
        writtenPages(resets: false)
    }

    package func forgetWrittenPages() {
        _ = writtenPages(resets: true)
    }

    private func writtenPages(resets: Bool) -> Int {
        var current: Int32 = 0
        var peak: Int32 = 0
        let reset: Int32 = resets ? 1 : 0
        unsafe sqlite3_db_status(handle, SQLITE_DBSTATUS_CACHE_WRITE, &current, &peak, reset)
        return Int(current)
    }
}
