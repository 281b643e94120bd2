import CounterpartSQLite

extension SQLiteStore {
    /// How SQLite finds what was read so far: for each statement that an idle connection keeps, its
    /// steps.
    package func readPlans() throws -> [String: [String]] {
        let connection = try readers.separateSession().connection
        var plans: [String: [String]] = [:]
        for sql in Set(readers.preparedStatements) {
            plans[sql] = try Self.plan(of: sql, connection)
        }
        return plans
    }

    /// How SQLite finds what a reconciliation reads: the steps of each of its statements.
    package func reconciliationPlans() throws -> [[String]] {
        let connection = try readers.separateSession().connection
        return try Reconciler.statements.map { try Self.plan(of: $0, connection) }
    }

    private static func plan(
        of sql: String,
        _ connection: Connection
    ) throws(SQLiteError) -> [String] {
        let statement = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
        var steps: [String] = []
        while try statement.step() { steps.append(statement.text(3)) }
        return steps
    }
}
