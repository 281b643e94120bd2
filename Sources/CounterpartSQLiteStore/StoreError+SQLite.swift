import Counterpart
import CounterpartSQLite

extension StoreError {
    init(_ error: SQLiteError) {
        self = .unavailable(reason: error.description)
    }
}
