import Counterpart
import CounterpartSQLite

/// What one connection that reads can answer.
final class ReadSession {
    let connection: Connection
    private var statements: [PageStatement: Statement] = [:]
    private var subjectStatements: [SubjectStatement: Statement] = [:]
    var facts = SnapshotFacts()
    /// The number of the commit that the open transaction sees, at least; `nil` if none is open.
    private var snapshot: Int?

    init(path: String, configuration: SQLiteStore.Configuration) throws(SQLiteError) {
        connection = try Connection(
            path: path,
            access: .readOnly,
            busyTimeout: SQLiteStore.Limit.busyTimeout
        )
        try connection.execute(
            """
            PRAGMA cache_size = -\(configuration.readCacheKibibytes);
            PRAGMA mmap_size = \(configuration.mappedBytes);
            PRAGMA query_only = ON;
            """
        )
    }

    /// Runs `body` in a transaction that sees the commit with this number, or a later one.
    ///
    /// The transaction stays open for the next read: nothing but the file locks of its beginning makes
    /// it new, and they are a third of a look-up. ``endTransaction()`` ends it.
    func transaction<Value>(
        seeing commit: Int,
        _ body: @Sendable (ReadSession) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        if snapshot != commit {
            endTransaction()
            facts = SnapshotFacts()
            try connection.beginReading()
            snapshot = commit
        }
        do {
            return try body(self)
        } catch {
            endTransaction()
            throw error
        }
    }

    /// Lets go of what the last reads saw, which the write-ahead log must keep until then.
    func endTransaction() {
        snapshot = nil
        guard connection.isInTransaction else { return }
        // A transaction that only reads has nothing that could be lost.
        do { try connection.commit() } catch { connection.rollBack() }
    }

    /// Returns the statement, ready to be bound; it is prepared once for each shape.
    func statement(_ shape: PageStatement) throws(SQLiteError) -> Statement {
        if let statement = statements[shape] { return statement }
        let statement = try connection.prepare(shape.sql)
        if statements.count >= SQLiteStore.Limit.queryShapes { statements = [:] }
        statements[shape] = statement
        return statement
    }

    /// Returns the statement, as for references.
    func statement(_ shape: SubjectStatement) throws(SQLiteError) -> Statement {
        if let statement = subjectStatements[shape] { return statement }
        let statement = try connection.prepare(shape.sql)
        if subjectStatements.count >= SQLiteStore.Limit.queryShapes { subjectStatements = [:] }
        subjectStatements[shape] = statement
        return statement
    }
}
