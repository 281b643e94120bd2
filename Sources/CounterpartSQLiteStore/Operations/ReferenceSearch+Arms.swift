import Counterpart
import CounterpartSQLite

extension ReferenceSearch {
    /// The arm along `path`, whose index holds the rows in the order of the search if each column
    /// that it leads with has one value.
    func arm(
        _ path: AccessPath,
        in account: Account,
        _ narrow: (inout ReferenceQuery) -> Void = { _ in }
    ) -> SearchArm {
        var rest = filters
        narrow(&rest)
        let seek = rest.takeFilters(of: path)
        let seekTerms = seek.terms(in: account, on: path)
        var test = tests(rest, in: account)
        if let cause { test.add("cause = ?", .integer(CauseRow.key(cause, in: account) ?? 0)) }
        return SearchArm(
            source: path.source,
            seek: seekTerms.terms.map(\.sql) + (path.condition.map { [$0] } ?? []),
            seekValues: seekTerms.values,
            test: test.conditions,
            testValues: test.values,
            isCovered: test.columns.isSubset(of: path.coveredColumns)
        )
    }

    /// The arm along the references of the search's cause.
    func causeArm(_ cause: Cause.ID, in account: Account) -> SearchArm {
        let test = tests(filters, in: account)
        return SearchArm(
            source: "reference INDEXED BY \(Schema.causeIndex)",
            seek: ["cause = ?", "cause IS NOT NULL"],
            seekValues: [.integer(CauseRow.key(cause, in: account) ?? 0)],
            test: test.conditions,
            testValues: test.values,
            isCovered: test.conditions.isEmpty
        )
    }

    private struct Tests {
        var conditions: [String] = []
        var values: [SQLValue] = []
        /// `nil` stands for a column that no index of a list has.
        var columns: Set<QueryTerm.Column?> = []

        mutating func add(_ condition: String, _ value: SQLValue) {
            conditions.append(condition)
            values.append(value)
            columns.insert(nil)
        }
    }

    /// What must hold beside the cause.
    private func tests(_ rest: ReferenceQuery, in account: Account) -> Tests {
        let terms = rest.terms(in: account, on: .key)
        var tests = Tests()
        // Without that of the account, which every path sees to.
        tests.conditions = terms.terms.dropFirst().map(\.sql)
        tests.values = Array(terms.values.dropFirst())
        tests.columns = Set(terms.terms.dropFirst().map { Optional($0.column) })
        if let isLocked { tests.add("locked = ?", .integer(isLocked ? 1 : 0)) }
        if let text { tests.add("instr(lower(external_message), lower(?)) > 0", .text(text)) }
        return tests
    }

    /// Whether nothing is asked but a cause.
    var isOnlyCause: Bool {
        var filters = filters
        filters.order = ReferenceQuery().order
        filters.window = ReferenceQuery().window
        filters.includesSubjects = false
        return filters == ReferenceQuery() && isLocked == nil && text == nil
    }
}

extension ReferenceQuery {
    /// Takes out the filters that the index of a path sees to, and returns them.
    mutating func takeFilters(of path: AccessPath) -> ReferenceQuery {
        var taken = ReferenceQuery()
        func take<Value>(
            _ filter: WritableKeyPath<ReferenceQuery, Value>,
            from query: inout ReferenceQuery
        ) {
            taken[keyPath: filter] = query[keyPath: filter]
            query[keyPath: filter] = ReferenceQuery()[keyPath: filter]
        }
        switch path {
        case .key: take(\.ids, from: &self)
        case .message: take(\.externalMessages, from: &self)
        default: take(\.subjectTypes, from: &self)
        }
        switch path {
        case .key, .message, .diverged: break
        case .identity:
            take(\.subjectNumbers, from: &self)
            take(\.serviceNames, from: &self)
        case .external: take(\.serviceModelRefs, from: &self)
        case .externalStatus: take(\.externalStatuses, from: &self)
        case .created: take(\.createdAt, from: &self)
        case .service: take(\.serviceNames, from: &self)
        case .unsuccessful: take(\.statuses, from: &self)
        }
        return taken
    }
}

extension AccessPath {
    /// What the index of a list holds beside what it finds by.
    fileprivate var coveredColumns: Set<QueryTerm.Column?> {
        switch self {
        case .service: [.status, .serviceModel]
        default: []
        }
    }
}
