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
}
