import Counterpart
import CounterpartSQLite

extension ReadSession {
    func standing(
        of id: Subject.ID,
        in account: Account,
        at now: Timestamp
    ) throws(SQLiteError) -> Standing {
        let subject = try connection.subjectRow(id, in: account)
        let held = try heldReferences(of: id, in: account)
        var entries: [Standing.Entry] = []
        for held in held {
            entries.append(
                Standing.Entry(
                    reference: held.reference,
                    cause: try held.cause.flatMap { key throws(SQLiteError) in
                        try connection.cause(withKey: key, at: now)
                    },
                    attempts: try attempts(on: held.reference.id, in: account, Standing.attempts)
                )
            )
        }
        let tried = Set(held.map { ExactText($0.reference.serviceName) })
        let services = try serviceCounts(of: account, id.type).map(\.service)
        return Standing(
            id: id,
            subject: subject?.subject,
            entries: entries,
            endings: try endings(of: id, in: account),
            untriedServices: services.filter { !tried.contains($0) }.map(\.text),
            parent: try parent(of: subject, in: account)
        )
    }

    private func attempts(
        on reference: Reference.ID,
        in account: Account,
        _ limit: Int
    ) throws(SQLiteError) -> [Attempt] {
        try attempts(on: reference, in: account, before: nil, limit: limit)?.attempts ?? []
    }

    private func endings(
        of id: Subject.ID,
        in account: Account
    ) throws(SQLiteError) -> [Standing.Ending] {
        let rows = try connection.rows(
            """
            SELECT key, service_name FROM ended_reference INDEXED BY ended_reference_subject
            WHERE account_id = ? AND subject_type = ? AND subject_id = ?
            ORDER BY last_attempt DESC LIMIT ?
            """,
            Connection.values(of: id, in: account) + [.integer(Int64(Standing.endings))]
        ) { row in (id: ReferenceKey.id(row.integer(0)), service: row.text(1)) }
        var endings: [Standing.Ending] = []
        for row in rows {
            endings.append(
                Standing.Ending(
                    reference: row.id,
                    serviceName: row.service,
                    attempt: try attempts(on: row.id, in: account, 1).first
                )
            )
        }
        return endings
    }

    private func parent(
        of subject: SubjectRow?,
        in account: Account
    ) throws(SQLiteError) -> Standing.Parent? {
        guard let number = subject?.workspaceNumber else { return nil }
        let id = Subject.ID(type: .workspace, number: number)
        guard id != subject?.subject.id else { return nil }
        return Standing.Parent(
            id: id,
            references: try heldReferences(of: id, in: account).map(\.found)
        )
    }
}
