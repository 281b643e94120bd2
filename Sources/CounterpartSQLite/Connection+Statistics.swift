private import CCounterpartSQLite

extension Connection {
    /// The texts of the statements that are prepared at the moment.
    package var preparedStatements: [String] {
        var texts: [String] = []
        var next = unsafe sqlite3_next_stmt(handle, nil)
        while let statement = unsafe next {
            if let text = unsafe sqlite3_sql(statement) {
                texts.append(unsafe String(cString: text))
            }
            unsafe next = sqlite3_next_stmt(handle, statement)
        }
        return texts
    }

    /// How often the statements that are prepared at the moment have been started.
    package var startedStatements: Int {
        var sum = 0
        var next = unsafe sqlite3_next_stmt(handle, nil)
        while let statement = unsafe next {
            sum += Int(unsafe sqlite3_stmt_status(statement, SQLITE_STMTSTATUS_RUN, 0))
            unsafe next = sqlite3_next_stmt(handle, statement)
        }
        return sum
    }
}
