/// How writing goes.
package struct WriteFigures: Hashable, Sendable {
    /// The transactions that were committed since the store was opened.
    package var commits: Int
    /// The writes that wait for the next one.
    package var waiting: Int
    /// How long half of the last commits took at most; 0 if there was none.
    package var p50Microseconds: Int
    /// How long 99 of a hundred took at most.
    package var p99Microseconds: Int

    package init(commits: Int, waiting: Int, p50Microseconds: Int, p99Microseconds: Int) {
        self.commits = commits
        self.waiting = waiting
        self.p50Microseconds = p50Microseconds
        self.p99Microseconds = p99Microseconds
    }
}

extension SQLiteStore {
    package func writeFigures() -> WriteFigures { writer.figures }
}
