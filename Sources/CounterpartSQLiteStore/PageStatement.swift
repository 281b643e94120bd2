import Counterpart

/// The shape of a statement about references: all of it but the values.
struct PageStatement: Hashable {
    enum Purpose: Hashable {
        /// The rows of a page in an order; its last two values are limit and offset.
        case page(ReferenceQuery.Order)
        /// The rows in whatever order; its last value is the limit.
        case matches
        /// The times by which the rows are sorted; its last two values are limit and offset.
        case times(ReferenceQuery.Order)
        /// How many rows there are.
        case count
        /// Whether there is any row: 1, or no row at all.
        case existence
        /// The sum of the kept counters.
        case countersSum
        /// The services of the kept counters.
        case services
    }

    let purpose: Purpose
    let path: AccessPath
    let terms: [QueryTerm]
    /// Which of several statements that read side by side and are alike.
    var arm = 0

    var sql: String {
        let conditions =
            (terms.map(\.sql) + (path.condition.map { [$0] } ?? [])).joined(separator: " AND ")
        switch purpose {
        case .page(let order):
            return """
                SELECT \(ReferenceRow.columns) FROM \(path.source) WHERE \(conditions)
                ORDER BY \(Self.sql(order)) LIMIT ? OFFSET ?
                """
        case .times(let order):
            let column = Self.column(order)
            return """
                SELECT \(column) FROM \(path.source) WHERE \(conditions)
                ORDER BY \(column) \(Self.direction(order)) LIMIT ? OFFSET ?
                """
        case .matches:
            return "SELECT \(ReferenceRow.columns) FROM \(path.source) WHERE \(conditions) LIMIT ?"
        case .count:
            return "SELECT count(*) FROM \(path.source) WHERE \(conditions)"
        case .existence:
            return "SELECT 1 FROM \(path.source) WHERE \(conditions) LIMIT 1"
        case .countersSum:
            return "SELECT sum(count) FROM reference_count WHERE \(conditions)"
        case .services:
            return """
                SELECT DISTINCT service_name FROM reference_count WHERE \(conditions) AND count > 0
                """
        }
    }

    /// SQLite's own order of null is the contract's: first when ascending, last when descending.
    private static func sql(_ order: ReferenceQuery.Order) -> String {
        "\(column(order)) \(direction(order)), key ASC"
    }

    private static func column(_ order: ReferenceQuery.Order) -> String {
        switch order.key {
        case .createdAt: "created_at"
        case .lastSyncedAt: "last_synced_at"
        }
    }

    private static func direction(_ order: ReferenceQuery.Order) -> String {
        order.isDescending ? "DESC" : "ASC"
    }
}
