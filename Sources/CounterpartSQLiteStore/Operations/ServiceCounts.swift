import Counterpart
import CounterpartSQLite

/// How many references of each subject type a service has, by status, as the counters tell.
struct ServiceCounts {
    let type: SubjectType
    let service: ExactText
    var counts = Summary.Counts()
}

extension ReadSession {
    /// Returns the counts of all types and services of which there are references, by type.
    func serviceCounts(
        of account: Account,
        _ type: SubjectType? = nil
    ) throws(SQLiteError) -> [ServiceCounts] {
        var all: [ServiceCounts] = []
        let types = type.map { [$0] } ?? SubjectType.allCases
        // A list of types, because what stands behind the depth may be many rows.
        let rows = try connection.rows(
            """
            SELECT subject_type, service_name, status, count FROM reference_count
            WHERE account_id = ? AND depth = ?
                AND subject_type IN (SELECT value FROM json_each(?))
            ORDER BY subject_type, service_name
            """,
            [
                .integer(account.id.rawValue), .integer(CountDepth.service.rawValue),
                .text(JSONArray.text(types.map { .integer(Int64($0.rawValue)) })),
            ]
        ) { row throws(SQLiteError) in
            let type = try SubjectType(column: 0, of: row)
            return (
                type, ExactText(row.text(1)), try SyncStatus(column: 2, of: row), row.integer(3)
            )
        }
        for (type, service, status, count) in rows {
            if all.last?.type != type || all.last?.service != service {
                all.append(ServiceCounts(type: type, service: service))
            }
            all[all.count - 1].counts[status] += Int(count)
        }
        return all
    }
}
