import Counterpart
import CounterpartSQLite

/// How many subjects have references changes when one of the two comes or goes; an update of a
/// reference never moves it to another subject or service, and costs nothing here.
extension WriteSession {
    /// Counts for the subject of `reference`, which is not in its table yet or no more.
    func countSubject(
        of reference: Reference,
        by change: Int64,
        in account: Account
    ) throws(SQLiteError) {
        let subject = reference.subject
        let probe = try connection.statement(
            subject.type == .submission ? Self.probeWithKind : Self.probe
        )
        defer { probe.reset() }
        try probe.bind(account.id.rawValue, at: 1)
        try probe.bind(Int64(subject.type.rawValue), at: 2)
        try probe.bind(subject.number, at: 3)
        try probe.bind(reference.serviceName, at: 4)
        guard try probe.step(), let kind = probe.optionalInteger(0) else { return }
        let (hasOther, hasOtherInService) = (probe.integer(1) != 0, probe.integer(2) != 0)
        if !hasOther { add(change, .referenced, subject.type, kind, in: account) }
        if !hasOtherInService {
            add(change, .service, subject.type, kind, reference.serviceName, in: account)
        }
    }

    /// Counts a subject that comes or goes, whose references stay.
    func count(
        _ subject: Subject.ID,
        kind: Int64,
        by change: Int64,
        in account: Account
    ) throws(SQLiteError) {
        add(change, .all, subject.type, kind, in: account)
        let services = try connection.rows(
            """
            SELECT DISTINCT service_name FROM reference INDEXED BY reference_identity
            WHERE account_id = ? AND subject_type = ? AND subject_id = ?
            """,
            Connection.values(of: subject, in: account)
        ) { row in row.text(0) }
        guard !services.isEmpty else { return }
        add(change, .referenced, subject.type, kind, in: account)
        for service in services {
            add(change, .service, subject.type, kind, service, in: account)
        }
    }

    private func add(
        _ change: Int64,
        _ depth: SubjectCountDepth,
        _ type: SubjectType,
        _ kind: Int64,
        _ service: String = "",
        in account: Account
    ) {
        let key = SubjectCountChanges.Key(
            account: account.id,
            type: type,
            kind: kind,
            depth: depth,
            service: ExactText(service)
        )
        subjectCounts.add(change, key)
    }

    /// All but submissions are found in the index alone.
    private static let probe = probe(kind: "0")
    private static let probeWithKind = probe(kind: "kind")

    /// The kind of a subject, null if it is not held; whether it has a reference; whether it has one
    /// in the service.
    private static func probe(kind: String) -> String {
        let references = """
            SELECT 1 FROM reference INDEXED BY reference_identity
            WHERE account_id = ?1 AND subject_type = ?2 AND subject_id = ?3
            """
        return """
            SELECT (
                SELECT \(kind) FROM subject INDEXED BY subject_identity
                WHERE account_id = ?1 AND subject_type = ?2 AND id = ?3
            ), EXISTS (\(references)), EXISTS (\(references) AND service_name = ?4)
            """
    }
}
