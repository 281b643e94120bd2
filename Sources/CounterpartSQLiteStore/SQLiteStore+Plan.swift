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
            let terms = query.terms(in: account, on: path).terms
            let page = PageStatement(purpose: .page(query.order), path: path, terms: terms)
            let statement = try session.connection.prepare("EXPLAIN QUERY PLAN \(page.sql)")
            var steps: [String] = []
            while try statement.step() { steps.append(statement.text(3)) }
            return steps
        }
    }
}
