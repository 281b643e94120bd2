import CCounterpartSQLite

/// Why SQLite did not do what it was asked; it never tells what was bound.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    package let code: Code
    package let message: String

    package init(code: Code, message: String) {
        self.code = code
        self.message = message
    }

    package var description: String {
        "SQLite error \(code.rawValue): \(message)"
    }
}

extension SQLiteError {
    /// A primary result code.
    package struct Code: RawRepresentable, Hashable, Sendable {
        package let rawValue: Int32

        /// Takes an extended result code, too, and keeps the primary part of it.
        package init(rawValue: Int32) {
            self.rawValue = rawValue & 0xFF
        }

        package static let busy = Code(rawValue: SQLITE_BUSY)
        package static let cannotOpen = Code(rawValue: SQLITE_CANTOPEN)
        package static let constraint = Code(rawValue: SQLITE_CONSTRAINT)
        package static let corrupt = Code(rawValue: SQLITE_CORRUPT)
        package static let full = Code(rawValue: SQLITE_FULL)
        package static let inputOutput = Code(rawValue: SQLITE_IOERR)
        package static let misuse = Code(rawValue: SQLITE_MISUSE)
        package static let notADatabase = Code(rawValue: SQLITE_NOTADB)
        package static let permission = Code(rawValue: SQLITE_PERM)
        package static let readOnly = Code(rawValue: SQLITE_READONLY)
    }
}
