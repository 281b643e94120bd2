import Counterpart
import CounterpartSQLite

extension ReadSession {
    func heldReference(_ key: Int64) throws(SQLiteError) -> HeldReference? {
        try connection.rows(
            "SELECT \(HeldReference.columns) FROM \(AccessPath.key.source) WHERE key = ?",
            [.integer(key)]
        ) { row throws(SQLiteError) in try HeldReference(row) }.first
    }

    /// Returns the references of a subject by service name and id, or those in one service.
    func heldReferences(
        of subject: Subject.ID,
        in account: Account,
        inService serviceName: String? = nil
    ) throws(SQLiteError) -> [HeldReference] {
        let rows = try connection.rows(
            """
            SELECT \(HeldReference.columns) FROM \(AccessPath.identity.source)
            WHERE account_id = ? AND subject_type = ? AND subject_id = ?
            \(serviceName == nil ? "" : "AND service_name = ?")
            """,
            Connection.values(of: subject, in: account) + (serviceName.map { [.text($0)] } ?? [])
        ) { row throws(SQLiteError) in try HeldReference(row) }
        guard rows.count > 1 else { return rows }
        return rows.sorted { left, right in
            let (first, second) = (left.reference, right.reference)
            return (ExactText(first.serviceName), first.id)
                < (ExactText(second.serviceName), second.id)
        }
    }
}
