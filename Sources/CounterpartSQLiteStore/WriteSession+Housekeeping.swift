import Counterpart
import CounterpartSQLite

extension WriteSession {
    /// Gives up the account's oldest attempts, a slice of them, as far as they were made before
    /// `time`; returns whether there may be more.
    ///
    /// The newest attempt of each reference stays, and each import, which may be the newest of many.
    /// What stays gets the digest before it, from which it follows.
    func trimAttempts(
        of account: Account.ID,
        before time: Timestamp
    ) throws(SQLiteError) -> Bool {
        let limit = SQLiteStore.Limit.trimmedAttempts
        var trimmed = try connection.trimmedLedger(of: account)
        let oldest = try connection.rows(
            """
            SELECT key, kind, reference, digest, at FROM attempt WHERE key > ? AND key <= ?
            ORDER BY key LIMIT \(limit)
            """,
            AccountKey.keys(above: trimmed.sequence, in: account),
            OldAttempt.init
        )
        // A clock may have gone back: what comes after a younger one stays with it.
        let old = oldest.prefix { $0.at < time.secondsSinceEpoch }
        guard !old.isEmpty else { return false }
        for attempt in old {
            try giveUp(attempt, of: account, after: trimmed.digest)
            trimmed.sequence = AccountKey.number(attempt.key)
            trimmed.digest = attempt.digest
        }
        try connection.run(
            """
            INSERT INTO trimmed_ledger (account_id, sequence, digest) VALUES (?, ?, ?)
            ON CONFLICT DO UPDATE SET sequence = excluded.sequence, digest = excluded.digest
            """,
            .integer(account.rawValue),
            .integer(trimmed.sequence),
            .blob(trimmed.digest)
        )
        pending.ledger.trim(to: trimmed.sequence, in: account)
        return old.count == limit
    }

    private func giveUp(
        _ attempt: OldAttempt,
        of account: Account.ID,
        after digest: [UInt8]
    ) throws(SQLiteError) {
        let key = SQLValue.integer(attempt.key)
        guard try !isNewest(attempt, of: account) else {
            return try connection.run(
                "UPDATE attempt SET previous_digest = ? WHERE key = ?",
                .blob(digest),
                key
            )
        }
        try connection.run("DELETE FROM attempt WHERE key = ?", key)
        guard attempt.kind == Attempt.Kind.deleted.rawValue else { return }
        try connection.run(
            "DELETE FROM ended_reference WHERE key = ? AND last_attempt = ?",
            .integer(AccountKey.key(attempt.reference ?? 0, in: account)),
            .integer(AccountKey.number(attempt.key))
        )
    }

    private func isNewest(
        _ attempt: OldAttempt,
        of account: Account.ID
    ) throws(SQLiteError) -> Bool {
        guard let reference = attempt.reference else { return true }
        let newest = try connection.integer(
            "SELECT last_attempt FROM reference WHERE key = ?",
            .integer(AccountKey.key(reference, in: account))
        )
        return newest == AccountKey.number(attempt.key)
    }

    /// Forgets how much was written before an hour.
    func trimHours(before hour: Int64) throws(SQLiteError) {
        try connection.run("DELETE FROM activity WHERE hour < ?", .integer(hour))
        try connection.run("DELETE FROM cause_hour WHERE hour < ?", .integer(hour))
    }

    func keepUse(of tokens: Set<Token.ID>, at now: Timestamp) throws(SQLiteError) {
        for token in tokens {
            try connection.run(
                "UPDATE token SET last_used_at = ? WHERE id = ?",
                .integer(now.secondsSinceEpoch),
                .integer(token.rawValue)
            )
        }
    }
}

/// What decides whether an attempt may be given up.
private struct OldAttempt {
    let key: Int64
    let kind: UInt8
    let reference: Int64?
    let digest: [UInt8]
    let at: Int64

    init(_ row: Statement) {
        key = row.integer(0)
        kind = UInt8(truncatingIfNeeded: row.integer(1))
        reference = row.optionalInteger(2)
        digest = row.bytes(3)
        at = row.integer(4)
    }
}
