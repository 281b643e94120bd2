import Counterpart
import CounterpartSQLite

extension SQLiteStore {
    /// Why a store cannot be opened, in one sentence for the operator.
    package enum OpenError: Error, Hashable, Sendable, CustomStringConvertible {
        /// Another process serves the file; it can be asked instead.
        case served(path: String)
        case missingDirectory(path: String)
        case noPermission(path: String)
        case notADatabase(path: String)
        case anotherProgram(path: String)
        case newerVersion(path: String, version: Int64)
        case corrupt(path: String)
        case failed(path: String, reason: String)

        package var description: String {
            switch self {
            case .served(let path):
                "\(path) is in use by another counterpart process."
            case .missingDirectory(let path):
                "\(path) cannot be made because its directory does not exist."
            case .noPermission(let path):
                "\(path) cannot be opened because this user may not read and write it and its directory."
            case .notADatabase(let path):
                "\(path) is not a database."
            case .anotherProgram(let path):
                "\(path) is a database of another program."
            case .newerVersion(let path, let version):
                """
                \(path) was written by a newer counterpart (its version is \(version), this one knows \
                \(Schema.version)).
                """
            case .corrupt(let path):
                "\(path) is corrupt; restore it from a backup."
            case .failed(let path, let reason):
                "\(path) cannot be opened: \(reason)."
            }
        }

        init(_ error: any Error, path: String) {
            switch error {
            case let error as OpenError: self = error
            case let error as SQLiteError: self.init(error, path: path)
            case StoreError.unavailable(let reason): self = .failed(path: path, reason: reason)
            default: self = .failed(path: path, reason: "\(error)")
            }
        }

        private init(_ error: SQLiteError, path: String) {
            switch error.code {
            case .corrupt: self = .corrupt(path: path)
            case .notADatabase: self = .notADatabase(path: path)
            case .permission, .readOnly, .cannotOpen: self = .noPermission(path: path)
            default: self = .failed(path: path, reason: error.description)
            }
        }
    }
}
