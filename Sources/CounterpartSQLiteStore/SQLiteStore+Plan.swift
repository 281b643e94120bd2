package import Counterpart
import CounterpartSQLite

extension SQLiteStore {
    /// Returns how SQLite would find the page of `query`, a step an element.
    package func plan(of query: ReferenceQuery, in account: Account) throws(StoreError) -> [String]
    {
        try readers.read { session throws(SQLiteError) in
            let query = try session.sharpened(query, in: account)
            let count = try session.count(query, in: account)
            let path = try session.pagePath(query, in: account, count: count)
            var steps: [String] = []
            for terms in try session.list(query, in: account, on: path).arms {
                let page = PageStatement(
                    purpose: .page(query.order),
                    path: path,
                    terms: terms.terms
                )
                steps += try session.plan(page.sql)
            }
            return steps
        }
    }
}

extension SQLiteStore {
    /// Returns how SQLite would count the subjects that match, and how it would find the page of
    /// them, a step an element; what the counters tell has no step.
    package func plan(
        of query: SubjectQuery,
        in account: Account
    ) throws(StoreError) -> (count: [String], page: [String]) {
        try readers.read { session throws(SQLiteError) in
            let query = query.sharpened
            let count = try session.count(query, in: account)
            let path = try session.subjectPath(query, in: account, for: .page(matching: count))
            let page = query.statement(.page(query.order), on: path, in: account).shape
            let counting = try session.countingStatement(query, in: account)
            return (
                try counting.map { (shape) throws(SQLiteError) in try session.plan(shape.sql) }
                    ?? [],
                try session.plan(page.sql)
            )
        }
    }

    /// Returns the keys of the subjects that a page looks at that goes by the maps.
    package func selectedKeys(
        of query: SubjectQuery,
        in account: Account
    ) throws(StoreError) -> [Int64] {
        try readers.read { session throws(SQLiteError) in
            let query = query.sharpened
            guard let selection = try session.selection(of: query, in: account) else { return [] }
            return try session.keys(of: selection, query.collection.type, in: account)
        }
    }
}

extension ReadSession {
    fileprivate func plan(_ sql: String) throws(SQLiteError) -> [String] {
        let statement = try connection.prepare("EXPLAIN QUERY PLAN \(sql)")
        var steps: [String] = []
        while try statement.step() { steps.append(statement.text(3)) }
        return steps
    }
}
