import Counterpart
import CounterpartSQLite

/// The records of one import, in a database of their own until they are committed.
///
/// It is lost in a crash and may be, so it costs no sync and no log, and it keeps the references in
/// the order of their keys, in which they are moved.
final class ImportStaging {
    private let connection: Connection
    private let account: Account
    private let subjectFacts: @Sendable (Subject) -> SubjectFacts
    /// The first line, in the order of the file, that cannot be taken in whatever the account holds.
    private(set) var conflict: TransferConflict?
    /// The references that were staged.
    private(set) var references = 0

    init(
        path: String,
        account: Account,
        subjectFacts: @escaping @Sendable (Subject) -> SubjectFacts
    ) throws(SQLiteError) {
        self.account = account
        self.subjectFacts = subjectFacts
        connection = try Connection(
            path: path,
            access: .readWrite,
            busyTimeout: SQLiteStore.Limit.busyTimeout
        )
        try connection.execute(Self.tables)
    }

    func add(_ records: [(line: Int, record: TransferRecord)]) throws(SQLiteError) {
        guard conflict == nil else { return }
        try connection.beginWriting()
        for (line, record) in records where conflict == nil {
            conflict = try add(record, line)
        }
        try connection.commit()
    }

    private func add(
        _ record: TransferRecord,
        _ line: Int
    ) throws(SQLiteError) -> TransferConflict? {
        switch record {
        case .subject(let subject): try add(subject, line)
        case .reference(let reference): try add(reference, line)
        }
    }

    private func add(_ subject: Subject, _ line: Int) throws(SQLiteError) -> TransferConflict? {
        guard subject.id.number >= 1 else {
            return TransferConflict(line: line, reason: "The subject's id is less than 1")
        }
        let facts = subjectFacts(subject)
        try connection.run(
            "INSERT OR IGNORE INTO subject VALUES (?, ?, ?, ?, ?, ?, ?)",
            .integer(Int64(subject.id.type.rawValue)),
            .integer(subject.id.number),
            .integer(orNull: facts.createdAt?.secondsSinceEpoch),
            .integer(orNull: facts.updatedAt?.secondsSinceEpoch),
            .integer(orNull: facts.workspaceNumber),
            .integer(facts.kindCode(of: subject.id.type)),
            .text(subject.attributes)
        )
        guard connection.changes == 0 else { return nil }
        return TransferConflict(line: line, reason: "An earlier line has the same subject")
    }

    private func add(
        _ reference: Reference,
        _ line: Int
    ) throws(SQLiteError) -> TransferConflict? {
        guard ReferenceKey.isPossible(reference.id) else {
            let maximum = Reference.ID.maximum.rawValue
            return TransferConflict(line: line, reason: "The id is not in 1 to \(maximum)")
        }
        guard reference.subject.number >= 1 else {
            return TransferConflict(line: line, reason: "The subject's id is less than 1")
        }
        let cause = reference.status == .failed ? try cause(of: reference) : nil
        let insertion = try connection.statement(Self.insertion)
        try ReferenceRow.bind(reference, in: account, to: insertion)
        try insertion.bind(cause, at: 17)
        try insertion.bind(Int64(line), at: 18)
        try insertion.run()
        references += 1
        guard connection.changes == 0 else { return nil }
        return TransferConflict(line: line, reason: "An earlier line has the same id")
    }

    /// Counts a failing reference for its cause; returns the cause's number in this file.
    private func cause(of reference: Reference) throws(SQLiteError) -> Int64? {
        let time = SQLValue.integer(
            (reference.lastSyncedAt ?? reference.updatedAt).secondsSinceEpoch
        )
        let identity = CauseIdentity(reference, in: account.id)
        return try connection.rows(
            Self.counting,
            identity.values + [.text(orNull: reference.externalMessage), time, time]
        ) { row in row.integer(0) }.first
    }

    private static let counting = """
        INSERT INTO cause (\(CauseIdentity.columns), example, first_seen_at, last_seen_at, count)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)
        ON CONFLICT DO UPDATE SET count = count + 1,
            example = iif(excluded.first_seen_at < first_seen_at, excluded.example, example),
            first_seen_at = min(first_seen_at, excluded.first_seen_at),
            last_seen_at = max(last_seen_at, excluded.last_seen_at)
        RETURNING id
        """

    private static let insertion = """
        INSERT OR IGNORE INTO reference (\(ReferenceRow.columns), account_id, discriminator, cause, line)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    private static let tables = """
        PRAGMA journal_mode = OFF;
        PRAGMA synchronous = OFF;
        PRAGMA cache_size = -16384;
        CREATE TABLE subject (
            subject_type INTEGER NOT NULL,
            id INTEGER NOT NULL,
            created_at INTEGER,
            updated_at INTEGER,
            workspace_id INTEGER,
            kind INTEGER NOT NULL,
            attributes TEXT NOT NULL,
            PRIMARY KEY (subject_type, id)
        );
        CREATE TABLE reference (
            key INTEGER PRIMARY KEY, account_id, subject_type, subject_id, status, locked,
            created_at, updated_at, last_synced_at, service_name, service_model,
            service_model_ref, discriminator, external_status, external_link, external_message,
            cause, line
        );
        CREATE TABLE cause (
            id INTEGER PRIMARY KEY, service_name, service_model, subject_type, fingerprint,
            fingerprint_version, example, first_seen_at, last_seen_at, count,
            UNIQUE (\(CauseIdentity.columns))
        );
        """
}
