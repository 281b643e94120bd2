private import CCounterpartSQLite

/// A prepared statement: bind, step, read the columns, reset.
@safe
package final class Statement {
    private let handle: OpaquePointer
    /// Whether there is no further row; SQLite itself would begin anew.
    private var isDone = false

    @unsafe
    init(handle: OpaquePointer) {
        unsafe self.handle = handle
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Binds `values` to the parameters 1, 2, ….
    package func bind(_ values: [SQLValue]) throws(SQLiteError) {
        var index: Int32 = 1
        for value in values {
            switch value {
            case .null: try bindNull(at: index)
            case .integer(let integer): try bind(integer, at: index)
            case .text(let text): try bind(text, at: index)
            case .blob(let bytes): try bind(bytes, at: index)
            }
            index += 1
        }
    }

    package func bindNull(at index: Int32) throws(SQLiteError) {
        try check(unsafe sqlite3_bind_null(handle, index))
    }

    package func bind(_ value: Int64, at index: Int32) throws(SQLiteError) {
        try check(unsafe sqlite3_bind_int64(handle, index, value))
    }

    package func bind(_ value: Int64?, at index: Int32) throws(SQLiteError) {
        guard let value else { return try bindNull(at: index) }
        try bind(value, at: index)
    }

    package func bind(_ value: String, at index: Int32) throws(SQLiteError) {
        var text = value
        let code = text.withUTF8 { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { characters in
                unsafe counterpart_sqlite_bind_text(
                    handle,
                    index,
                    characters.baseAddress,
                    UInt64(characters.count)
                )
            }
        }
        try check(code)
    }

    package func bind(_ value: String?, at index: Int32) throws(SQLiteError) {
        guard let value else { return try bindNull(at: index) }
        try bind(value, at: index)
    }

    package func bind(_ value: [UInt8], at index: Int32) throws(SQLiteError) {
        let code = unsafe value.withUnsafeBufferPointer { bytes in
            unsafe counterpart_sqlite_bind_blob(
                handle,
                index,
                bytes.baseAddress,
                UInt64(bytes.count)
            )
        }
        try check(code)
    }

    /// Goes to the next row; returns whether there is one.
    ///
    /// After the last row there is none until the
    /// statement is reset.
    package func step() throws(SQLiteError) -> Bool {
        guard !isDone else { return false }
        switch unsafe sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE:
            isDone = true
            return false
        case let code: throw error(code)
        }
    }

    /// Ends the statement, so that it holds no lock and can be bound again.
    package func reset() {
        // What it returns is the error that `step` has told.
        unsafe sqlite3_reset(handle)
        isDone = false
    }

    /// Runs the statement to its end and resets it.
    package func run() throws(SQLiteError) {
        defer { reset() }
        while try step() {}
    }

    package func isNull(_ column: Int32) -> Bool {
        unsafe sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// The integer in a column; 0 if it is null.
    package func integer(_ column: Int32) -> Int64 {
        unsafe sqlite3_column_int64(handle, column)
    }

    package func optionalInteger(_ column: Int32) -> Int64? {
        isNull(column) ? nil : integer(column)
    }

    /// The text in a column, with all its bytes; empty if it is null.
    package func text(_ column: Int32) -> String {
        optionalText(column) ?? ""
    }

    package func optionalText(_ column: Int32) -> String? {
        guard let bytes = unsafe utf8(column) else { return nil }
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the bytes of the text in a column, unless it is null, and returns where they lie then.
    package func appendText(_ column: Int32, to bytes: inout [UInt8]) -> Range<Int>? {
        guard let text = unsafe utf8(column) else { return nil }
        let start = bytes.count
        unsafe bytes.append(contentsOf: text)
        return start..<bytes.count
    }

    /// The bytes of the text in a column, which lie there until the next step.
    @unsafe
    private func utf8(_ column: Int32) -> UnsafeBufferPointer<UInt8>? {
        // The text first: it may convert, and the count is the converted text's.
        guard let bytes = unsafe sqlite3_column_text(handle, column) else { return nil }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return unsafe UnsafeBufferPointer(start: bytes, count: count)
    }

    /// The bytes in a column; empty if it is null.
    package func bytes(_ column: Int32) -> [UInt8] {
        guard let bytes = unsafe sqlite3_column_blob(handle, column) else { return [] }
        let count = Int(unsafe sqlite3_column_bytes(handle, column))
        return unsafe [UInt8](UnsafeRawBufferPointer(start: bytes, count: count))
    }

    private func check(_ code: Int32) throws(SQLiteError) {
        guard code == SQLITE_OK else { throw error(code) }
    }

    private func error(_ code: Int32) -> SQLiteError {
        unsafe SQLiteError(
            code: .init(rawValue: code),
            message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle)))
        )
    }
}
