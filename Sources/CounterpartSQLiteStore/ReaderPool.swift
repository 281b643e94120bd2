import Counterpart
import CounterpartSQLite
import Glibc
import Synchronization

/// The connections that read, one for each thread that reads at the moment.
///
/// A thread gets the one that it had before, which lies in its core's caches: a list takes 0.92 of the
/// time that it takes with the one that came back last.
final class ReaderPool: Sendable {
    private struct State {
        var idle: [(reader: Reader, thread: pthread_t)] = []
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
            for (reader, _) in state.idle { reader.endTransaction() }
        }
    }

    /// Opens a connection outside the pool.
    func separateSession() throws -> ReadSession {
        guard !state.withLock({ $0.isClosed }) else { throw Self.closed }
        return try ReadSession(path: path, configuration: configuration)
    }

    /// How many statements the connections have started that are idle at the moment.
    var startedStatements: Int {
        state.withLock { $0.idle.reduce(0) { $0 + $1.reader.startedStatements } }
    }

    /// The texts of the statements that idle connections keep.
    var preparedStatements: [String] {
        state.withLock { $0.idle.flatMap(\.reader.preparedStatements) }
    }

    /// Lets nobody read any more; who reads now may end.
    func close() {
        state.withLock { state in
            state.isClosed = true
            state.idle = []
        }
    }

    private func checkOut() throws(StoreError) -> Reader {
        let thread = pthread_self()
        let idle = try state.withLock { state throws(StoreError) in
            guard !state.isClosed else { throw Self.closed }
            if !state.idle.isEmpty {
                let mine = state.idle.lastIndex { $0.thread == thread } ?? state.idle.endIndex - 1
                return Optional(state.idle.remove(at: mine).reader)
            }
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
            if !state.isClosed { state.idle.append((reader, pthread_self())) }
        }
    }

    private static let closed = StoreError.unavailable(reason: "The store is closed")
}
