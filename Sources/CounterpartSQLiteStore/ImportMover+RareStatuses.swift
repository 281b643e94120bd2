import Counterpart
import CounterpartSQLite

extension ImportMover {
    /// Notes in `temp.rare_status` which statuses there are indexed of those that come.
    ///
    /// Those of which too many come leave the index first; those that are rare when the import is done,
    /// and were not before, enter it at its end.
    func noteRareStatuses() throws(SQLiteError) {
        try session.pending.rareStatuses.removeCommon(connection)
        try connection.execute(
            """
            CREATE TEMP TABLE rare_status (
                subject_type INTEGER, external_status TEXT,
                PRIMARY KEY (subject_type, external_status)
            ) WITHOUT ROWID
            """
        )
        for key in session.pending.rareStatuses.indexed {
            try connection.run(
                "INSERT INTO temp.rare_status (subject_type, external_status) VALUES (?, ?)",
                .integer(Int64(key.type.rawValue)),
                .text(key.status.text)
            )
        }
    }
}
