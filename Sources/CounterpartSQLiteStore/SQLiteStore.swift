import Counterpart
import CounterpartSQLite
import Synchronization

/// Keeps everything in one SQLite file, which it alone writes while it is open.
///
/// Reads run on the thread that asks, each in one transaction on a connection of a pool; writes go
/// to one thread, which commits what is waiting together (docs/decisions/0003-sqlite-layout.md).
package final class SQLiteStore: Sendable {
    package let path: String
    let configuration: Configuration
    let readers: ReaderPool
    let writer: Writer
    let tokens = TokenCache()
    let versions = AccountVersions()
    let files: StagingFiles
    /// The hour in which hours were last forgotten.
    let trimmedHour = Atomic<Int64>(.min)
    private let lock: StoreLock

    private init(
        path: String,
        configuration: Configuration,
        connection: sending Connection,
        lock: consuming StoreLock
    ) throws(StoreError) {
        self.path = path
        self.configuration = configuration
        self.lock = lock
        files = StagingFiles(besides: path)
        let commits = CommitCount()
        readers = ReaderPool(path: path, configuration: configuration, commits: commits)
        writer = try Writer(
            connection: connection,
            configuration: configuration,
            commits: commits,
            versions: versions,
            readers: readers
        )
    }

    /// Opens the store in the file at `path`, and makes the file if there is none.
    ///
    /// - Throws: ``OpenError``
    package static func open(
        path: String,
        configuration: Configuration = Configuration()
    ) throws(OpenError) -> SQLiteStore {
        let path = SymbolicLinks.followed(path)
        let lock = try StoreLock(besides: path)
        do {
            let connection = try DatabaseFile(path: path).open(configuration)
            return try SQLiteStore(
                path: path,
                configuration: configuration,
                connection: connection,
                lock: lock
            )
        } catch {
            lock.release()
            throw OpenError(error, path: path)
        }
    }

    /// How many statements the reading connections have started that nobody reads on at the moment.
    package var startedReadStatements: Int { readers.startedStatements }

    /// Writes what is waiting, and lets go of the file; from then on the store is unavailable.
    ///
    /// It blocks the calling thread until all of it is done.
    package func close() {
        readers.close()
        writer.close()
        lock.release()
    }
}
