import Counterpart
import CounterpartSQLite

/// The conditions of a query with their values, in one order.
struct QueryTerms: Hashable {
    private(set) var terms: [QueryTerm] = []
    private(set) var values: [SQLValue] = []

    init(account: Account) {
        terms.reserveCapacity(8)
        values.reserveCapacity(8)
        add(.account, .equals, .integer(account.id.rawValue))
    }

    mutating func add(_ column: QueryTerm.Column, _ test: QueryTerm.Test, _ value: SQLValue) {
        terms.append(QueryTerm(column: column, test: test))
        values.append(value)
    }

    /// Adds that the column has one of some values; `nil` is no condition.
    mutating func add<Value>(
        _ column: QueryTerm.Column,
        anyOf list: [Value]?,
        _ value: (Value) -> SQLValue
    ) {
        guard let list, let last = list.last else { return }
        let test: QueryTerm.Test
        let size: Int
        switch list.count {
        case 1: (test, size) = (.equals, 1)
        case 2: (test, size) = (.in2, 2)
        case 3...4: (test, size) = (.in4, 4)
        case 5...8: (test, size) = (.in8, 8)
        default: return add(column, .inArray, .text(JSONArray.text(list.map(value))))
        }
        terms.append(QueryTerm(column: column, test: test))
        for element in list { values.append(value(element)) }
        for _ in list.count..<size { values.append(value(last)) }
    }

    mutating func add(_ column: QueryTerm.Column, in range: ReferenceQuery.TimeRange) {
        if let after = range.after { add(column, .after, .integer(after.secondsSinceEpoch)) }
        if let before = range.before { add(column, .before, .integer(before.secondsSinceEpoch)) }
    }
}
