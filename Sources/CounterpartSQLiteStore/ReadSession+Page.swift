import Counterpart
import CounterpartSQLite

extension ReadSession {
    func page(_ query: ReferenceQuery, in account: Account) throws(SQLiteError) -> ReferencePage {
        let query = try sharpened(query, in: account)
        let (references, count) = try referencesAndCount(query, in: account)
        return ReferencePage(
            references: references,
            count: count,
            subjects: query.includesSubjects
                ? try connection.subjects(of: references, in: account) : nil
        )
    }

    private func referencesAndCount(
        _ query: ReferenceQuery,
        in account: Account
    ) throws(SQLiteError) -> ([Reference], Int) {
        let isWhole = query.ids != nil
        let (limit, offset) = (query.window.limit, query.window.offset)
        // Few references lie on such a path: often the first page has them all and counts them, too.
        if let path = query.selectivePath, isWhole || offset == 0 {
            let references = try rows(query, in: account, on: path)
            if isWhole || references.count < limit { return (references, references.count) }
            return (references, try count(query, in: account))
        }
        let count = try count(query, in: account)
        guard offset < count else { return ([], count) }
        let path = try pagePath(query, in: account, count: count)
        return (try rows(query, in: account, on: path), count)
    }

    private func rows(
        _ query: ReferenceQuery,
        in account: Account,
        on path: AccessPath
    ) throws(SQLiteError) -> [Reference] {
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
        while try statement.step() {
            references.append(try ReferenceRow.reference(statement))
        }
        return references
    }
}
