import Counterpart
import CounterpartSQLite
import CounterpartThreads
import Synchronization

/// The one thread that writes and checkpoints.
///
/// SQLite before 3.51.3 may corrupt a write-ahead log when two connections commit and checkpoint at
/// one moment, so there is one. It takes all that waits into one commit; while the disk works, the
/// next commit fills by itself, so it waits for nobody.
final class Writer: Sendable {
    private let queue: WriteQueue
    private let times = CommitTimes()
    private let thread: Mutex<SystemThread?>

    init(
        connection: sending Connection,
        configuration: SQLiteStore.Configuration,
        commits: CommitCount,
        versions: AccountVersions,
        readers: ReaderPool
    ) throws(StoreError) {
        let queue = try WriteQueue()
        let loop = WriterLoop(
            queue: queue,
            session: WriteSession(
                connection: connection,
                configuration: configuration,
                commits: commits,
                versions: versions,
                readers: readers,
                times: times
            )
        )
        self.queue = queue
        thread = Mutex(try loop.start())
    }

    /// Does `work` in a transaction with others, and returns when it is durable.
    ///
    /// The account is that whose references or subjects it changes.
    func write<Value: Sendable>(
        in account: Account? = nil,
        _ work: @escaping @Sendable (WriteSession) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        try await perform(isAlone: false, account, work)
    }

    /// Does `work`, which makes its own transactions.
    func writeAlone<Value: Sendable>(
        in account: Account,
        _ work: @escaping @Sendable (WriteSession) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        try await perform(isAlone: true, account, work)
    }

    var figures: WriteFigures { times.figures(waiting: queue.count) }

    /// Writes what waits, and ends the thread.
    func close() {
        queue.close()
        thread.withLock { thread in
            thread?.join()
            thread = nil
        }
    }

    private func perform<Value: Sendable>(
        isAlone: Bool,
        _ account: Account?,
        _ work: @escaping @Sendable (WriteSession) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let result = await withCheckedContinuation { continuation in
            queue.append(
                WriteJob(
                    isAlone: isAlone,
                    account: account?.id,
                    continuation: continuation,
                    work: work
                )
            )
        }
        return try result.get()
    }
}
