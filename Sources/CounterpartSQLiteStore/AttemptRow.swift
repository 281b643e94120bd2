import Counterpart
import CounterpartBytes
import CounterpartSQLite

/// An attempt with what its row keeps of the chains that it is a link of.
struct AttemptRow {
    var attempt: Attempt
    /// The sequence number of the attempt before on the same reference; 0 for none.
    var previous: Int64
    /// The digest of the attempt before in the account, if that may have been given up.
    var previousDigest: [UInt8]?

    static let columns = """
        key, at, kind, reference, previous, count, token_id, label, request_id, changes, digest, \
        previous_digest
        """

    static let insertion = """
        INSERT INTO attempt (\(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)
        """

    init(_ attempt: Attempt, previous: Int64) {
        self.attempt = attempt
        self.previous = previous
    }

    /// The row whose ``columns`` the statement has; `nil` if nobody can have written it.
    init?(_ row: Statement) {
        guard let kind = Attempt.Kind(rawValue: UInt8(truncatingIfNeeded: row.integer(2))),
            let changes = AttributeChanges.changes(row.text(9))
        else { return nil }
        attempt = Attempt(
            sequence: AccountKey.number(row.integer(0)),
            at: Timestamp(secondsSinceEpoch: row.integer(1)),
            kind: kind,
            reference: row.optionalInteger(3).map(Reference.ID.init(rawValue:)),
            author: Author(
                tokenID: row.optionalInteger(6).map(Token.ID.init(rawValue:)),
                label: row.optionalText(7),
                requestID: row.optionalText(8)
            ),
            changes: changes,
            count: Int(row.integer(5)),
            digest: row.bytes(10)
        )
        previous = row.integer(4)
        previousDigest = row.isNull(11) ? nil : row.bytes(11)
    }

    func bind(in account: Account.ID, to statement: Statement) throws(SQLiteError) {
        try statement.bind(AccountKey.key(attempt.sequence, in: account), at: 1)
        try statement.bind(attempt.at.secondsSinceEpoch, at: 2)
        try statement.bind(Int64(attempt.kind.rawValue), at: 3)
        try statement.bind(attempt.reference?.rawValue, at: 4)
        try statement.bind(previous, at: 5)
        try statement.bind(Int64(attempt.count), at: 6)
        try statement.bind(attempt.author.tokenID?.rawValue, at: 7)
        try statement.bind(attempt.author.label, at: 8)
        try statement.bind(attempt.author.requestID, at: 9)
        try statement.bind(AttributeChanges.text(attempt.changes), at: 10)
        try statement.bind(attempt.digest, at: 11)
    }

    /// The digest that the attempt has if it follows from one with the digest `previous`.
    func digest(after previous: [UInt8], in account: Account.ID) -> [UInt8] {
        let bytes = AttemptChain.bytes(
            of: attempt,
            in: account,
            previous: self.previous,
            after: previous
        )
        return BLAKE2b.digest(of: bytes.span)
    }
}
