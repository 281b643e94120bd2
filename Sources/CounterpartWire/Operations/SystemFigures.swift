package import Counterpart

/// What only the composition knows of the process and its store, for one account.
package struct SystemFigures: Hashable, Sendable {
    /// The size of the database on the disk.
    package var databaseBytes: Int64
    /// Of the account.
    package var references: Int
    package var attempts: Int
    /// The groups of writes that were committed since the start.
    package var commits: Int
    /// The writes that wait for the next commit.
    package var waiting: Int
    /// How long a write took from the request to the disk; `nil` before the first.
    package var medianMicroseconds: Int64?
    package var slowestMicroseconds: Int64?
    /// How long attempts are kept; `nil` for ever.
    package var keepSeconds: Int64?
    /// The oldest attempt that the account still has.
    package var oldestAttemptAt: Timestamp?

    package init(
        databaseBytes: Int64,
        references: Int,
        attempts: Int,
        commits: Int,
        waiting: Int,
        medianMicroseconds: Int64?,
        slowestMicroseconds: Int64?,
        keepSeconds: Int64?,
        oldestAttemptAt: Timestamp?
    ) {
        self.databaseBytes = databaseBytes
        self.references = references
        self.attempts = attempts
        self.commits = commits
        self.waiting = waiting
        self.medianMicroseconds = medianMicroseconds
        self.slowestMicroseconds = slowestMicroseconds
        self.keepSeconds = keepSeconds
        self.oldestAttemptAt = oldestAttemptAt
    }
}
