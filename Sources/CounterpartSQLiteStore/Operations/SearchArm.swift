import Counterpart
import CounterpartSQLite

/// One way to references of a search: what its index finds, and what must be looked at then.
struct SearchArm {
    /// What stands after FROM.
    let source: String
    /// The conditions that the index sees to, so that it finds no other rows.
    let seek: [String]
    let seekValues: [SQLValue]
    /// What must hold of a row that was found.
    let test: [String]
    let testValues: [SQLValue]
    /// Whether the index holds all that the test names, so that no row is looked at.
    let isCovered: Bool

    /// The values of ``sql(_:)`` without those of the part.
    var values: [SQLValue] { testValues + seekValues }

    /// A statement of the times, the keys, and whether the test holds.
    func sql(_ part: SearchPart) -> String {
        let test = test.isEmpty ? "1" : test.joined(separator: " AND ")
        return """
            SELECT last_synced_at, key, \(test) FROM \(source)
            WHERE \((seek + part.conditions).joined(separator: " AND "))
            """
    }
}
