import CounterpartSQLite
import Synchronization

/// A connection that reads, guarded so that it can go from thread to thread.
final class Reader: Sendable {
    private let session: Mutex<ReadSession>

    init(path: String, configuration: SQLiteStore.Configuration) throws(SQLiteError) {
        session = Mutex(try ReadSession(path: path, configuration: configuration))
    }

    func read<Value: Sendable>(
        seeing commit: Int,
        _ body: @Sendable (ReadSession) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        try session.withLock { session throws(SQLiteError) in
            try session.transaction(seeing: commit, body)
        }
    }

    func endTransaction() {
        session.withLock { $0.endTransaction() }
    }

    var preparedStatements: [String] {
        session.withLock { $0.connection.preparedStatements }
    }

    var startedStatements: Int {
        session.withLock { $0.connection.startedStatements }
    }
}
