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
                ? try connection.subjects(references.rows.lazy.map(\.subject), in: account) : nil
        )
    }

    private func referencesAndCount(
        _ query: ReferenceQuery,
        in account: Account
    ) throws(SQLiteError) -> (ReferenceList, Int) {
        // Few references lie on such a path, as a rule: then all of them are read and sorted here,
        // because SQLite's sorter costs a look-up a fifth of its time.
        if let path = query.selectivePath,
            let matches = try allMatches(query, in: account, on: path)
        {
            return (query.page(of: matches), matches.count)
        }
        let count = try count(query, in: account)
        guard query.window.offset < count else { return ([], count) }
        let path = try pagePath(query, in: account, count: count)
        return (try rows(query, in: account, on: path, count: count), count)
    }

    /// Returns all that match in whatever order, or `nil` if they are too many to be sorted here.
    private func allMatches(
        _ query: ReferenceQuery,
        in account: Account,
        on path: AccessPath
    ) throws(SQLiteError) -> ReferenceList? {
        let terms = query.terms(in: account, on: path)
        let statement = try statement(
            PageStatement(purpose: .matches, path: path, terms: terms.terms)
        )
        defer { statement.reset() }
        try statement.bind(terms.values)
        let limit = query.ids == nil ? SQLiteStore.Limit.sortedMatches : Int.max - 1
        try statement.bind(Int64(limit + 1), at: Int32(terms.values.count) + 1)
        var references = ReferenceList()
        references.reserveCapacity(1)
        while try statement.step() {
            try ReferenceRow.append(statement, to: &references)
        }
        return references.count <= limit ? references : nil
    }

    private func rows(
        _ query: ReferenceQuery,
        in account: Account,
        on path: AccessPath,
        count: Int
    ) throws(SQLiteError) -> ReferenceList {
        let list = try list(query, in: account, on: path)
        let (limit, offset) = (query.window.limit, query.window.offset)
        if PageAnchors.isWalkWorthwhile(list, to: offset),
            let anchor = try anchor(of: list, before: offset)
        {
            let references = try references(
                list.beginning(at: anchor),
                limit: limit,
                offset: offset - anchor.offset
            )
            // An anchor is a time, so rows without one are not behind it.
            if references.count == min(limit, count - offset) { return references }
        }
        return try references(list, limit: limit, offset: offset)
    }

    private func references(
        _ list: OrderedList,
        limit: Int,
        offset: Int
    ) throws(SQLiteError) -> ReferenceList {
        var references = ReferenceList()
        references.reserveCapacity(limit)
        try rows(of: list, .references, limit: limit, offset: offset) {
            row throws(SQLiteError) in try ReferenceRow.append(row, to: &references)
        }
        return references
    }

    /// Calls `body` with a statement at each row of a list's window, in order.
    func rows(
        of list: OrderedList,
        _ content: OrderedList.Content,
        limit: Int,
        offset: Int = 0,
        _ body: (Statement) throws(SQLiteError) -> Void
    ) throws(SQLiteError) {
        if list.arms.count == 1 {
            // SQLite skips the rows of one statement without reading them.
            let statement = try statement(of: list, 0, content, limit: limit, offset: offset)
            defer { statement.reset() }
            while try statement.step() { try body(statement) }
            return
        }
        var statements: [Statement] = []
        for arm in list.arms.indices {
            let end = limit + offset
            statements.append(try statement(of: list, arm, content, limit: end, offset: 0))
        }
        var rows = MergedRows(statements, list.order, content)
        defer { rows.reset() }
        for _ in 0..<offset {
            guard try rows.next() != nil else { return }
        }
        var count = 0
        while count < limit, let row = try rows.next() {
            try body(row)
            count += 1
        }
    }

    private func statement(
        of list: OrderedList,
        _ arm: Int,
        _ content: OrderedList.Content,
        limit: Int,
        offset: Int
    ) throws(SQLiteError) -> Statement {
        let terms = list.arms[arm]
        let statement = try statement(
            PageStatement(
                purpose: list.purpose(content),
                path: list.path,
                terms: terms.terms,
                arm: arm
            )
        )
        try statement.bind(terms.values)
        let next = Int32(terms.values.count) + 1
        try statement.bind(Int64(limit), at: next)
        try statement.bind(Int64(offset), at: next + 1)
        return statement
    }
}
