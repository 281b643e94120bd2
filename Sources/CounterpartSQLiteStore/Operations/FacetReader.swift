import Counterpart
import CounterpartSQLite

/// Reads what a reference has of each facet.
struct FacetReader {
    private let reference: Statement
    private let attempt: Statement
    private let subject: Statement
    private let account: Account

    init(session: ReadSession, account: Account, type: SubjectType) throws(SQLiteError) {
        let connection = session.connection
        reference = try connection.statement(
            """
            SELECT last_attempt, service_model, external_status, last_synced_at, subject_id
            FROM reference NOT INDEXED WHERE key = ?
            """
        )
        attempt = try connection.statement("SELECT label, token_id FROM attempt WHERE key = ?")
        subject = try connection.statement(
            """
            SELECT workspace_id FROM \(SubjectIndex.identity.source)
            WHERE account_id = ? AND subject_type = ? AND id = ?
            """
        )
        try subject.bind([.integer(account.id.rawValue), .integer(Int64(type.rawValue))])
        self.account = account
    }

    func values(of key: Int64) throws(SQLiteError) -> [CauseFacets.Kind: String] {
        var values: [CauseFacets.Kind: String] = [:]
        defer { reference.reset() }
        try reference.bind(key, at: 1)
        guard try reference.step() else { return values }
        values[.token] = try token(reference.integer(0))
        values[.serviceModel] = reference.text(1)
        values[.externalStatus] = reference.optionalText(2)
        if let time = reference.optionalInteger(3) {
            values[.hour] = "\(Timestamp(secondsSinceEpoch: time).hour * 3_600)"
        }
        values[.parent] = try parent(reference.integer(4))
        return values
    }

    private func token(_ sequence: Int64) throws(SQLiteError) -> String? {
        guard sequence != 0 else { return nil }
        defer { attempt.reset() }
        try attempt.bind(AccountKey.key(sequence, in: account.id), at: 1)
        guard try attempt.step() else { return nil }
        return attempt.optionalText(0) ?? attempt.optionalInteger(1).map { "token \($0)" }
    }

    private func parent(_ number: Int64) throws(SQLiteError) -> String? {
        defer { subject.reset() }
        try subject.bind(number, at: 3)
        guard try subject.step() else { return nil }
        return subject.optionalInteger(0).map { "\(SubjectType.workspace.name) \($0)" }
    }
}
