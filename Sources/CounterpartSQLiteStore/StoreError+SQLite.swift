import Counterpart
import CounterpartSQLite

extension StoreError {
    init(_ error: SQLiteError) {
        let remedy =
            switch error.code {
            case .corrupt, .notADatabase: "; it is corrupt: restore it from a backup"
            case .full: "; make room, on the disk or in the limits of its user"
            case .inputOutput:
                "; the disk fails, or its user may not let a file grow: see the system's log and limits"
            default: ""
            }
        self = .unavailable(reason: error.description + remedy)
    }
}
