import Counterpart
import CounterpartSQLite

extension ReadSession {
    func page(_ query: ReferenceQuery, in account: Account) throws(SQLiteError) -> ReferencePage {
        let count = try count(query, in: account)
        let isPastEnd = query.ids == nil && query.window.offset >= count
        let references =
            count == 0 || isPastEnd ? [] : try rows(query, in: account, count: count)
        return ReferencePage(
            references: references,
            count: count,
            subjects: query.includesSubjects
                ? try connection.subjects(of: references, in: account) : nil
        )
    }

    private func rows(
        _ query: ReferenceQuery,
        in account: Account,
        count: Int
    ) throws(SQLiteError) -> [Reference] {
        let path = try pagePath(query, in: account, count: count)
        let terms = query.terms(in: account, on: path)
        let isWhole = query.ids != nil
        let statement = try statement(
            PageStatement(purpose: .page(query.order), path: path, terms: terms.terms)
        )
        defer { statement.reset() }
        try statement.bind(terms.values)
        let next = Int32(terms.values.count) + 1
        try statement.bind(isWhole ? -1 : Int64(query.window.limit), at: next)
        try statement.bind(isWhole ? 0 : Int64(query.window.offset), at: next + 1)
        var references: [Reference] = []
        references.reserveCapacity(min(count, query.window.limit))
        while try statement.step() {
            references.append(try ReferenceRow.reference(statement))
        }
        return references
    }
}
