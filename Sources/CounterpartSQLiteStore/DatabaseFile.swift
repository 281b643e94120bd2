import CounterpartSQLite
import Glibc

/// The file of a store, before anyone may rely on it.
struct DatabaseFile {
    let path: String

    /// Opens the connection that writes, on a database of the newest version.
    func open(_ configuration: SQLiteStore.Configuration) throws -> sending Connection {
        try makeIfMissing()
        let connection = try Connection(
            path: path,
            access: .readWrite,
            busyTimeout: SQLiteStore.Limit.busyTimeout
        )
        try checkOwner(connection)
        try configure(connection, configuration)
        try Schema.migrate(connection, configuration)
        try checkTables(connection)
        return connection
    }

    /// Made here, so that nobody but its owner may read it; SQLite gives its side files equal rights.
    private func makeIfMissing() throws(SQLiteStore.OpenError) {
        let descriptor = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            switch errno {
            case EISDIR: throw .notADatabase(path: path)
            case ENOENT, ENOTDIR: throw .missingDirectory(path: path)
            default: throw .noPermission(path: path)
            }
        }
        Glibc.close(descriptor)
    }

    private func checkOwner(_ connection: Connection) throws {
        let version = try connection.integer("PRAGMA user_version") ?? 0
        switch try connection.integer("PRAGMA application_id") ?? 0 {
        case Schema.applicationID:
            guard version <= Schema.version else {
                throw SQLiteStore.OpenError.newerVersion(path: path, version: version)
            }
        case 0:
            let tables = try connection.integer("SELECT count(*) FROM sqlite_schema")
            guard version == 0, tables == 0 else {
                throw SQLiteStore.OpenError.anotherProgram(path: path)
            }
        default:
            throw SQLiteStore.OpenError.anotherProgram(path: path)
        }
    }

    private func configure(
        _ connection: Connection,
        _ configuration: SQLiteStore.Configuration
    ) throws(SQLiteError) {
        try connection.execute(
            """
            PRAGMA page_size = \(Schema.pageSize);
            PRAGMA journal_mode = WAL;
            PRAGMA synchronous = FULL;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA cache_size = -\(configuration.writeCacheKibibytes);
            PRAGMA mmap_size = \(configuration.mappedBytes);
            """
        )
        guard let pages = configuration.maximumPages else { return }
        try connection.execute("PRAGMA max_page_count = \(pages)")
    }

    /// Touches the root and both ends of every table and index: cheap, and it finds what is cut off,
    /// overwritten or not there.
    private func checkTables(_ connection: Connection) throws(SQLiteError) {
        for probe in Schema.probes {
            _ = try connection.integer(probe)
        }
    }
}
