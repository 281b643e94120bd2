import Counterpart
import CounterpartSQLite
import Synchronization

/// One file on its way into an account.
final class SQLiteImport: TransferImport {
    private enum State {
        case staging(ImportStaging)
        case ended
    }

    private let account: Account
    private let now: Timestamp
    private let author: Author
    private let writer: Writer
    private let files: StagingFiles
    private let number: Int
    private let state: Mutex<State>

    init(
        into account: Account,
        at now: Timestamp,
        by author: Author,
        writer: Writer,
        files: StagingFiles,
        subjectFacts: @escaping @Sendable (Subject) -> SubjectFacts
    ) throws(StoreError) {
        number = try files.take()
        do {
            let staging = try ImportStaging(
                path: files.path(number),
                account: account,
                subjectFacts: subjectFacts
            )
            state = Mutex(.staging(staging))
        } catch {
            files.giveBack(number)
            throw StoreError(error)
        }
        self.account = account
        self.now = now
        self.author = author
        self.writer = writer
        self.files = files
    }

    deinit {
        if case .staging = state.withLock({ $0 }) { files.giveBack(number) }
    }

    func stage(_ records: [(line: Int, record: TransferRecord)]) async throws(StoreError) {
        try state.withLock { state throws(StoreError) in
            guard case .staging(let staging) = state else { throw Self.ended }
            do throws(SQLiteError) {
                try staging.add(records)
            } catch {
                // Half a slice may be staged; nobody may commit that.
                state = .ended
                files.giveBack(number)
                throw StoreError(error)
            }
        }
    }

    func commit() async throws -> TransferTotals {
        let staging = try end()
        defer { files.giveBack(number) }
        if let conflict = staging.conflict { throw conflict }
        let staged = StagedImport(
            path: files.path(number),
            account: account,
            now: now,
            author: author,
            references: staging.references
        )
        let result = try await writer.writeAlone(in: account) { session throws(StoreError) in
            try session.move(staged)
        }
        return try result.get()
    }

    func cancel() async {
        do { _ = try end() } catch { return }
        files.giveBack(number)
    }

    /// Closes the staging database, so that the writer can read it; returns its first conflict, and
    /// how many references it holds.
    private func end() throws(StoreError) -> (conflict: TransferConflict?, references: Int) {
        try state.withLock { state throws(StoreError) in
            guard case .staging(let staging) = state else { throw Self.ended }
            state = .ended
            return (staging.conflict, staging.references)
        }
    }

    private static let ended = StoreError.unavailable(reason: "The import has ended")
}
