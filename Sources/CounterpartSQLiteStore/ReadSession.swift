import Counterpart
import CounterpartSQLite

/// What one connection that reads can answer.
final class ReadSession {
    let connection: Connection
    private var statements: [PageStatement: Statement] = [:]
    private var subjectStatements: [SubjectStatement: Statement] = [:]

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

    func transaction<Value>(
        _ body: @Sendable (ReadSession) throws(SQLiteError) -> Value
    ) throws(SQLiteError) -> Value {
        try connection.beginReading()
        do {
            let value = try body(self)
            try connection.commit()
            return value
        } catch {
            connection.rollBack()
            throw error
        }
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
