import Counterpart
import CounterpartSQLite

extension SubjectType {
    init(column: Int32, of row: Statement) throws(SQLiteError) {
        guard let type = Self(rawValue: UInt8(truncatingIfNeeded: row.integer(column)))
        else { throw SQLiteError(code: .corrupt, message: "unknown subject type") }
        self = type
    }
}

extension SyncStatus {
    init(column: Int32, of row: Statement) throws(SQLiteError) {
        guard let status = Self(rawValue: UInt8(truncatingIfNeeded: row.integer(column)))
        else { throw SQLiteError(code: .corrupt, message: "unknown status") }
        self = status
    }
}
