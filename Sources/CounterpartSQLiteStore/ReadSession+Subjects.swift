import Counterpart
import CounterpartSQLite

/// The statements of a page are as many for one subject as for two hundred.
extension ReadSession {
    func page(
        _ query: SubjectQuery,
        in account: Account,
        associated: ([Subject]) -> [Subject.ID]
    ) throws(SQLiteError) -> SubjectPage {
        let (subjects, count) = try subjectsAndCount(query.sharpened, in: account)
        return SubjectPage(
            subjects: subjects,
            count: count,
            references: query.includesReferences
                ? try references(of: subjects, in: account) : nil,
            included: try held(associated(subjects), in: account)
        )
    }

    private func subjectsAndCount(
        _ query: SubjectQuery,
        in account: Account
    ) throws(SQLiteError) -> ([Subject], Int) {
        let isWhole = query.ids != nil
        let (limit, offset) = (query.window.limit, query.window.offset)
        // Few subjects lie on such a path: often the first page has them all and counts them, too.
        if let path = query.selectivePath, isWhole || offset == 0 {
            let subjects = try rows(query, in: account, on: path)
            if isWhole || subjects.count < limit { return (subjects, subjects.count) }
            return (subjects, try count(query, in: account))
        }
        let count = try count(query, in: account)
        guard offset < count else { return ([], count) }
        let path = try subjectPath(query, in: account, for: .page(matching: count))
        return (try rows(query, in: account, on: path), count)
    }

    private func rows(
        _ query: SubjectQuery,
        in account: Account,
        on path: SubjectPath
    ) throws(SQLiteError) -> [Subject] {
        let (shape, values) = query.statement(.page(query.order), on: path, in: account)
        let isWhole = query.ids != nil
        let window: [SQLValue] = [
            .integer(isWhole ? -1 : Int64(query.window.limit)),
            .integer(isWhole ? 0 : Int64(query.window.offset)),
        ]
        let statement = try statement(shape)
        defer { statement.reset() }
        try statement.bind(try start(of: query, on: path, in: account) + values + window)
        var subjects: [Subject] = []
        while try statement.step() {
            let id = Subject.ID(type: query.collection.type, number: statement.integer(0))
            subjects.append(Subject(id: id, attributes: statement.text(1)))
        }
        return subjects
    }

    /// Returns the references of subjects of one type, in the order of the subjects and then of ids.
    private func references(
        of subjects: [Subject],
        in account: Account
    ) throws(SQLiteError) -> ReferenceList {
        guard let type = subjects.first?.id.type else { return [] }
        var references = ReferenceList()
        _ = try connection.rows(
            """
            SELECT \(ReferenceRow.columns) FROM \(AccessPath.identity.source)
            WHERE account_id = ? AND subject_type = ?
                AND subject_id IN (SELECT value FROM json_each(?))
            """,
            [
                .integer(account.id.rawValue), .integer(Int64(type.rawValue)),
                .text(JSONArray.text(subjects.map { .integer($0.id.number) })),
            ]
        ) { row throws(SQLiteError) in try ReferenceRow.append(row, to: &references) }
        let places = Dictionary(
            zip(subjects.map(\.id), subjects.indices),
            uniquingKeysWith: { first, _ in first }
        )
        references.rows.sort { left, right in
            let (first, second) = (places[left.subject] ?? 0, places[right.subject] ?? 0)
            return first == second ? left.id < right.id : first < second
        }
        return references
    }

    /// Returns those of the subjects that we hold, each once, in the order in which they are named.
    private func held(
        _ ids: [Subject.ID],
        in account: Account
    ) throws(SQLiteError) -> [Subject] {
        guard !ids.isEmpty else { return [] }
        var seen: Set<Subject.ID> = []
        let wanted = ids.filter { seen.insert($0).inserted }
        let pairs = wanted.map { "[\($0.type.rawValue),\($0.number)]" }.joined(separator: ",")
        let subjects = try connection.rows(
            """
            SELECT wanted.key, subject.attributes FROM json_each(?) AS wanted
            CROSS JOIN \(SubjectIndex.identity.source) ON subject.account_id = ?
                AND subject.subject_type = json_extract(wanted.value, '$[0]')
                AND subject.id = json_extract(wanted.value, '$[1]')
            ORDER BY wanted.key
            """,
            [.text("[\(pairs)]"), .integer(account.id.rawValue)]
        ) { row in
            Subject(id: wanted[Int(row.integer(0))], attributes: row.text(1))
        }
        return subjects
    }
}
