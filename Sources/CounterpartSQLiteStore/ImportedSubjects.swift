import Counterpart
import CounterpartSQLite

/// The subjects that an import brings, and those whose references it changes.
struct ImportedSubjects {
    let connection: Connection
    let account: Account
    /// Whether the account holds any subject; if not, only those that come can be counted.
    private let isHoldingSome: Bool
    /// Whether no account does.
    private let isFirst: Bool

    init(connection: Connection, account: Account) throws(SQLiteError) {
        self.connection = connection
        self.account = account
        isFirst = try connection.integer("SELECT 1 FROM main.subject LIMIT 1") == nil
        isHoldingSome =
            try connection.integer(
                "SELECT 1 FROM main.subject_count WHERE account_id = ? LIMIT 1",
                .integer(account.id.rawValue)
            ) != nil
    }

    /// Takes the subjects that the import may change out of the counters, before anything is moved.
    func forget(_ counts: inout SubjectCountChanges) throws(SQLiteError) {
        guard isHoldingSome else { return }
        let account = account.id.rawValue
        try connection.execute(
            """
            CREATE TEMP TABLE affected (subject_type, id, PRIMARY KEY (subject_type, id))
            WITHOUT ROWID;
            INSERT INTO temp.affected SELECT subject_type, id FROM staged.subject;
            INSERT OR IGNORE INTO temp.affected
            SELECT subject_type, subject_id FROM staged.reference ORDER BY 1, 2;
            INSERT OR IGNORE INTO temp.affected
            SELECT subject_type, subject_id FROM main.reference
            WHERE account_id = \(account) AND key IN (SELECT key FROM staged.reference);
            """
        )
        try add(given: false, to: &counts)
    }

    /// Writes the staged subjects over those with their types and ids, or as new ones.
    func move() throws(SQLiteError) -> Int {
        if isFirst {
            for index in SubjectIndex.allCases where index != .identity {
                try connection.execute("DROP INDEX main.\(index.name)")
            }
        }
        try connection.execute(Self.movement(into: account.id.rawValue))
        let moved = connection.changes
        if isFirst { try connection.execute(Schema.subjectIndexes.joined(separator: ";")) }
        try connection.execute(Self.sequences(of: account.id.rawValue))
        return moved
    }

    /// Counts the subjects that the import may have changed as they are now.
    func count(_ counts: inout SubjectCountChanges) throws(SQLiteError) {
        try add(given: true, to: &counts)
        guard isHoldingSome else { return }
        try connection.execute("DROP TABLE temp.affected")
    }

    private func add(
        given: Bool,
        to counts: inout SubjectCountChanges
    ) throws(SQLiteError) {
        let source = isHoldingSome ? "temp.affected" : "staged.subject"
        try counts.add(
            Self.held(source, of: account.id.rawValue),
            given: given,
            connection
        )
    }
}
