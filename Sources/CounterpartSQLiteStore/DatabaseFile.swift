import CounterpartSQLite
import Glibc

/// The file of a store, before anyone may rely on it.
struct DatabaseFile {
    let path: String

    /// The bytes that SQLite takes of a path; and of a name, so that one with its ending is one.
    private static let (pathLimit, nameLimit) = (500, 240)

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
        let name = path.split(separator: "/").last ?? ""
        guard path.utf8.count <= Self.pathLimit, name.utf8.count <= Self.nameLimit else {
            throw .failed(path: path, reason: "its path is too long")
        }
        // A pipe must not let us wait.
        let flags = O_RDWR | O_CREAT | O_CLOEXEC | O_NONBLOCK
        let descriptor = unsafe Glibc.open(path, flags, 0o600)
        guard descriptor >= 0 else {
            switch errno {
            case EISDIR: throw .notADatabase(path: path)
            case ENOENT, ENOTDIR: throw .missingDirectory(path: path)
            case EACCES, EPERM, EROFS: throw .noPermission(path: path)
            case let code: throw .failed(path: path, reason: unsafe String(cString: strerror(code)))
            }
        }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw .notADatabase(path: path)
        }
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
