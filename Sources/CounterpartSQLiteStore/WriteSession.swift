import Counterpart
import CounterpartSQLite

/// The connection that writes, and what it must write before it commits.
final class WriteSession {
    let connection: Connection
    let configuration: SQLiteStore.Configuration
    private let commits: CommitCount
    private let versions: AccountVersions
    private let readers: ReaderPool
    private let times: CommitTimes
    var pending: PendingChanges
    private var updates: [ReferenceColumns: Statement] = [:]

    init(
        connection: sending Connection,
        configuration: SQLiteStore.Configuration,
        commits: CommitCount,
        versions: AccountVersions,
        readers: ReaderPool,
        times: CommitTimes
    ) {
        self.connection = connection
        self.configuration = configuration
        self.commits = commits
        self.versions = versions
        self.readers = readers
        self.times = times
        pending = PendingChanges(configuration)
    }

    /// Does the jobs in one transaction and answers each when it is durable.
    ///
    /// If anything but a refusal happens, all of it is undone and nobody is told that it was done.
    func perform(_ jobs: [WriteJob]) {
        let start = ContinuousClock.now
        var answers: [WriteJob.Answer] = []
        answers.reserveCapacity(jobs.count)
        var failure: StoreError?
        do throws(SQLiteError) {
            try connection.beginWriting()
        } catch {
            failure = StoreError(error)
        }
        for job in jobs {
            guard failure == nil else {
                answers.append { job.refuse($0 ?? .unavailable(reason: "It was not tried")) }
                continue
            }
            let (answer, spoiler) = job.run(self)
            answers.append(answer)
            failure = spoiler
        }
        failure = failure ?? commit()
        if failure == nil { times.add(start.duration(to: .now)) } else { rollBack() }
        commits.advance()
        versions.advance(jobs.compactMap(\.account))
        for answer in answers { answer(failure) }
        checkpointIfDue()
    }

    /// Does a job that makes its own transactions.
    func performAlone(_ job: WriteJob) {
        let (answer, failure) = job.run(self)
        if failure != nil || connection.isInTransaction { rollBack() }
        commits.advance()
        if let account = job.account { versions.advance([account]) }
        answer(nil)
        checkpointIfDue()
    }

    /// Ends the transaction; returns why that failed.
    func commit() -> StoreError? {
        do throws(SQLiteError) {
            try pending.flush(to: connection)
            try connection.commit()
            return nil
        } catch {
            return StoreError(error)
        }
    }

    func rollBack() {
        connection.rollBack()
        pending = PendingChanges(configuration)
    }

    /// Returns the statement that updates these columns of one row.
    func update(_ columns: ReferenceColumns) throws(SQLiteError) -> Statement {
        if let statement = updates[columns] { return statement }
        let statement = try connection.prepare(columns.update)
        if updates.count >= SQLiteStore.Limit.queryShapes { updates = [:] }
        updates[columns] = statement
        return statement
    }

    func close() {
        // Without it the log is merely read again at the next start.
        try? connection.checkpoint(.truncating)
        updates = [:]
        connection.forgetStatements()
    }

    private func checkpointIfDue() {
        guard connection.writtenPages >= SQLiteStore.Limit.checkpointPages else { return }
        readers.endIdleTransactions()
        // What fails now is tried again after the next commit.
        do { try connection.checkpoint(.passive) } catch { return }
        connection.forgetWrittenPages()
        // What is read from now on is read from the file, and lets the log begin anew.
        commits.advance()
        readers.endIdleTransactions()
    }
}
