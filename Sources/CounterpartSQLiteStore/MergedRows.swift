import Counterpart
import CounterpartSQLite

/// The rows of statements that each have them in one order, together in that order.
struct MergedRows {
    private struct Arm {
        let statement: Statement
        var time: Int64?
        var key: Int64 = 0
        var hasRow = true
    }

    private let isDescending: Bool
    /// The columns by which rows are sorted; where times alone are read, there is no key.
    private let columns: (time: Int32, key: Int32?)
    private var arms: [Arm]
    /// The arm whose row was returned last.
    private var current: Int?

    /// Takes statements that are bound and not begun, which ``reset()`` ends.
    init(
        _ statements: [Statement],
        _ order: ReferenceQuery.Order,
        _ content: OrderedList.Content
    ) {
        isDescending = order.isDescending
        columns =
            switch content {
            case .references: (ReferenceRow.column(of: order.key), ReferenceRow.keyColumn)
            case .times: (0, nil)
            }
        arms = statements.map { Arm(statement: $0) }
    }

    /// Returns the statement that stands at the next row, or `nil` if there is none.
    mutating func next() throws(SQLiteError) -> Statement? {
        if let current {
            try advance(current)
        } else {
            for index in arms.indices { try advance(index) }
        }
        var first: Int?
        for index in arms.indices where arms[index].hasRow {
            if let best = first, !isInOrder(arms[index], arms[best]) { continue }
            first = index
        }
        current = first
        return first.map { arms[$0].statement }
    }

    func reset() {
        for arm in arms { arm.statement.reset() }
    }

    private mutating func advance(_ index: Int) throws(SQLiteError) {
        let statement = arms[index].statement
        arms[index].hasRow = try statement.step()
        guard arms[index].hasRow else { return }
        arms[index].time = statement.optionalInteger(columns.time)
        if let key = columns.key { arms[index].key = statement.integer(key) }
    }

    /// As SQLite orders them: equal times by ascending key, and none before all when ascending.
    private func isInOrder(_ left: Arm, _ right: Arm) -> Bool {
        guard left.time != right.time else { return left.key < right.key }
        let (first, second) = isDescending ? (right, left) : (left, right)
        guard let earlier = first.time else { return true }
        guard let later = second.time else { return false }
        return earlier < later
    }
}
