private import CCounterpartSQLite
private import CCounterpartSQLiteLog

/// One connection to one database file.
///
/// It has one owner: SQLite does not guard it by a mutex, so it is not `Sendable`. It closes with
/// its last statement.
@safe
package final class Connection {
    package enum Access {
        /// Reads and writes, and makes the file if there is none.
        case readWrite
        /// Only reads, and never checkpoints, not even when it closes.
        case readOnly
    }

    /// The statements that ``statement(_:)`` keeps.
    package static let cachedStatementLimit = 128

    let handle: OpaquePointer
    private var cache: [Text: Statement] = [:]

    /// Opens the file; a statement waits `busyTimeout` milliseconds for another's lock.
    package init(path: String, access: Access, busyTimeout: Int32) throws(SQLiteError) {
        try Self.configureLibrary()
        unsafe handle = try Self.open(path, access)
        // Before anything that may need a lock, `PRAGMA journal_mode` above all.
        unsafe sqlite3_busy_timeout(handle, busyTimeout)
        unsafe sqlite3_extended_result_codes(handle, 1)
        guard access == .readOnly else { return }
        try check(unsafe counterpart_sqlite_never_checkpoint_on_close(handle))
        try execute("PRAGMA wal_autocheckpoint = 0")
    }

    deinit {
        unsafe sqlite3_close_v2(handle)
    }

    /// Runs statements without values and results.
    package func execute(_ sql: String) throws(SQLiteError) {
        try check(unsafe sqlite3_exec(handle, sql, nil, nil, nil))
    }

    /// Prepares a statement that its caller keeps.
    package func prepare(_ sql: String) throws(SQLiteError) -> Statement {
        var text = sql
        var statement: OpaquePointer?
        let code = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe sqlite3_prepare_v3(
                    handle,
                    characters.baseAddress,
                    Int32(characters.count),
                    UInt32(SQLITE_PREPARE_PERSISTENT),
                    &statement,
                    nil
                )
            }
        }
        guard code == SQLITE_OK, let statement = unsafe statement else { throw error(code) }
        return unsafe Statement(handle: statement)
    }

    /// Returns the statement with this text, ready to be bound; it is prepared once.
    package func statement(_ sql: String) throws(SQLiteError) -> Statement {
        let text = Text(sql: sql)
        if let statement = cache[text] { return statement }
        let statement = try prepare(sql)
        if cache.count >= Self.cachedStatementLimit { cache.removeAll() }
        cache[text] = statement
        return statement
    }

    /// A statement's text, hashed by its length: few are of equal length, and a text that is the very
    /// same is found to be so without a look at its bytes.
    private struct Text: Hashable {
        let sql: String

        func hash(into hasher: inout Hasher) {
            hasher.combine(sql.utf8.count)
        }
    }

    /// Forgets the kept statements, so that the connection can close.
    package func forgetStatements() {
        cache.removeAll()
    }

    /// Returns the first column of the first row, or `nil` if there is no row or it is null.
    package func integer(_ sql: String, _ values: SQLValue...) throws(SQLiteError) -> Int64? {
        try integer(sql, values)
    }

    /// Does what ``integer(_:_:)`` does.
    package func integer(_ sql: String, _ values: [SQLValue]) throws(SQLiteError) -> Int64? {
        let statement = try statement(sql)
        defer { statement.reset() }
        try statement.bind(values)
        return try statement.step() ? statement.optionalInteger(0) : nil
    }

    /// Runs a statement whose rows do not matter.
    package func run(_ sql: String, _ values: SQLValue...) throws(SQLiteError) {
        try run(sql, values)
    }

    /// Does what ``run(_:_:)`` does.
    package func run(_ sql: String, _ values: [SQLValue]) throws(SQLiteError) {
        let statement = try statement(sql)
        try statement.bind(values)
        try statement.run()
    }

    /// The rows that the last INSERT, UPDATE or DELETE touched.
    package var changes: Int {
        Int(unsafe sqlite3_changes64(handle))
    }

    /// The number of the row that was inserted last.
    package var lastInsertedRow: Int64 {
        unsafe sqlite3_last_insert_rowid(handle)
    }

    package var isInTransaction: Bool {
        unsafe sqlite3_get_autocommit(handle) == 0
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw error(code) }
    }

    private func error(_ code: Int32) -> SQLiteError {
        unsafe SQLiteError(
            code: .init(rawValue: code),
            message: String(cString: sqlite3_errmsg(handle))
        )
    }

    private static func open(
        _ path: String,
        _ access: Access
    ) throws(SQLiteError) -> OpaquePointer {
        let (rights, fileSystem): (Int32, String?) =
            switch access {
            case .readWrite:
                (SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, COUNTERPART_SQLITE_LOG_VFS)
            case .readOnly: (SQLITE_OPEN_READONLY, nil)
            }
        var handle: OpaquePointer?
        let flags = rights | SQLITE_OPEN_NOMUTEX
        let code = unsafe sqlite3_open_v2(path, &handle, flags, fileSystem)
        if code == SQLITE_OK, let handle = unsafe handle { return unsafe handle }
        unsafe sqlite3_close_v2(handle)
        throw unsafe SQLiteError(
            code: .init(rawValue: code),
            message: String(cString: sqlite3_errstr(code))
        )
    }

    private static func configureLibrary() throws(SQLiteError) {
        let code = libraryConfiguration
        guard code == SQLITE_OK else {
            throw SQLiteError(code: .init(rawValue: code), message: "cannot initialize")
        }
    }

    /// Once for the process: statistics would cost a global mutex with every allocation.
    private static let libraryConfiguration: Int32 = {
        // Too late if another library of the process was first; then they are merely counted.
        _ = counterpart_sqlite_turn_off_memory_statistics()
        let code = sqlite3_initialize()
        return code == SQLITE_OK ? counterpart_sqlite_register_log_vfs() : code
    }()
}
