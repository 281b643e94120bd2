import Counterpart
import CounterpartSQLite
import Synchronization

/// The connections that read, one for each thread that reads at the moment.
///
/// The one that came back last goes out first, because its caches are warm.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [Reader] = []
        var count = 0
        var isClosed = false
    }

    private let path: String
    private let configuration: SQLiteStore.Configuration
    private let commits: CommitCount
    private let state = Mutex(State())

    init(path: String, configuration: SQLiteStore.Configuration, commits: CommitCount) {
        self.path = path
        self.configuration = configuration
        self.commits = commits
    }

    /// Runs `body` on the calling thread, in one transaction that sees one moment.
    ///
    /// It sees all that was answered before.
    func read<Value: Sendable>(
        _ body: @Sendable (ReadSession) throws(SQLiteError) -> Value
    ) throws(StoreError) -> Value {
        let reader = try checkOut()
        defer { checkIn(reader) }
        do {
            return try reader.read(seeing: commits.current, body)
        } catch {
            throw StoreError(error)
        }
    }

    /// Ends the transactions that idle connections keep open, so that a checkpoint can copy all of the
    /// write-ahead log, and the log begin anew.
    func endIdleTransactions() {
        state.withLock { state in
            for reader in state.idle { reader.endTransaction() }
        }
    }

    /// Opens a connection outside the pool.
    func separateSession() throws -> ReadSession {
        guard !state.withLock({ $0.isClosed }) else { throw Self.closed }
        return try ReadSession(path: path, configuration: configuration)
    }

    /// How many statements the connections have started that are idle at the moment.
    var startedStatements: Int {
        state.withLock { $0.idle.reduce(0) { $0 + $1.startedStatements } }
    }

    /// The texts of the statements that idle connections keep.
    var preparedStatements: [String] {
        state.withLock { $0.idle.flatMap(\.preparedStatements) }
    }

    /// Lets nobody read any more; who reads now may end.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle = []
        }
    }

    private func checkOut() throws(StoreError) -> Reader {
        let idle = try state.withLock { state throws(StoreError) in
            guard !state.isClosed else { throw Self.closed }
            if let reader = state.idle.popLast() { return Optional(reader) }
            guard state.count < SQLiteStore.Limit.readers else {
                throw .unavailable(reason: "All \(state.count) reading connections are in use")
            }
            state.count += 1
            return nil
        }
        if let idle { return idle }
        do {
            return try Reader(path: path, configuration: configuration)
        } catch {
            state.withLock { $0.count -= 1 }
            throw StoreError(error)
        }
    }

    private func checkIn(_ reader: Reader) {
        state.withLock { state in
            if !state.isClosed { state.idle.append(reader) }
        }
    }

    private static let closed = StoreError.unavailable(reason: "The store is closed")
}
