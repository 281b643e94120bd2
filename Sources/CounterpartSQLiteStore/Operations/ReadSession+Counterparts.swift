import Counterpart
import CounterpartSQLite

extension ReadSession {
    func counterparts(
        of subjects: [Subject.ID],
        in serviceName: String?,
        of account: Account
    ) throws(SQLiteError) -> [[FoundReference]] {
        var found: [[FoundReference]] = []
        found.reserveCapacity(subjects.count)
        for subject in subjects {
            let rows = try heldReferences(of: subject, in: account, inService: serviceName)
            found.append(rows.map(\.found))
        }
        return found
    }

    func counterparts(
        of refs: [String],
        from serviceName: String,
        model: String?,
        in otherServiceName: String?,
        of account: Account
    ) throws(SQLiteError) -> [[FoundReference]] {
        // Who asks for one id again and again is answered from memory.
        var known: [ExactText: [FoundReference]] = [:]
        var found: [[FoundReference]] = []
        found.reserveCapacity(refs.count)
        for ref in refs {
            let references =
                if let references = known[ExactText(ref)] {
                    references
                } else {
                    try counterparts(
                        ofRef: ref,
                        from: serviceName,
                        model: model,
                        in: otherServiceName,
                        of: account
                    )
                }
            known[ExactText(ref)] = references
            found.append(references)
        }
        return found
    }

    private func counterparts(
        ofRef ref: String,
        from serviceName: String,
        model: String?,
        in otherServiceName: String?,
        of account: Account
    ) throws(SQLiteError) -> [FoundReference] {
        let asked = try connection.rows(
            """
            SELECT key, subject_type, subject_id FROM \(AccessPath.external.source)
            WHERE account_id = ? AND service_model_ref = ? AND service_name = ?
            \(model == nil ? "" : "AND service_model = ?") LIMIT ?
            """,
            [.integer(account.id.rawValue), .text(ref), .text(serviceName)]
                + (model.map { [.text($0)] } ?? [])
                + [.integer(Int64(SQLiteStore.Limit.counterpartsOfRef))]
        ) { row throws(SQLiteError) in
            let type = try SubjectType(column: 1, of: row)
            return (
                ReferenceKey.id(row.integer(0)), Subject.ID(type: type, number: row.integer(2))
            )
        }
        let own = Set(asked.map(\.0))
        var seen: Set<Subject.ID> = []
        var references: [FoundReference] = []
        for (_, subject) in asked where seen.insert(subject).inserted {
            references += try heldReferences(
                of: subject,
                in: account,
                inService: otherServiceName
            ).map(\.found).filter { !own.contains($0.reference.id) }
        }
        return references
    }
}
