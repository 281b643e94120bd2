package import Counterpart
import CounterpartSQLite
import Synchronization

extension SQLiteStore {
    /// Does what must be done now and then: gives up attempts that are older than `seconds`, unless
    /// that is `nil`, forgets how much was written a month ago, and writes down which tokens were used.
    ///
    /// It takes small steps, so that no write waits for it.
    package func housekeep(
        at now: Timestamp,
        keepingAttempts seconds: Int64?
    ) async throws(StoreError) {
        try await keepUseOfTokens(at: now)
        try await trimHours(at: now)
        guard let seconds else { return }
        let time = Timestamp(secondsSinceEpoch: now.secondsSinceEpoch - seconds)
        for account in try await accounts() {
            while try hasAttempt(of: account, before: time) {
                let hasMore = try await writer.write(in: account) { session throws(StoreError) in
                    try session.storing { () throws(SQLiteError) in
                        try session.trimAttempts(of: account.id, before: time)
                    }
                }
                guard hasMore else { break }
            }
        }
    }

    /// Asked of a reader, so that an account in which there is nothing to do costs no commit.
    private func hasAttempt(
        of account: Account,
        before time: Timestamp
    ) throws(StoreError) -> Bool {
        try readers.read { session throws(SQLiteError) in
            let trimmed = try session.connection.trimmedLedger(of: account.id)
            let oldest = try session.connection.rows(
                "SELECT at FROM attempt WHERE key > ? AND key <= ? ORDER BY key LIMIT 1",
                AccountKey.keys(above: trimmed.sequence, in: account.id)
            ) { row in row.integer(0) }.first
            return oldest.map { $0 < time.secondsSinceEpoch } ?? false
        }
    }

    /// Once an hour: it looks at all the hours.
    private func trimHours(at now: Timestamp) async throws(StoreError) {
        guard trimmedHour.exchange(now.hour, ordering: .relaxed) != now.hour else { return }
        try await writer.write { session throws(StoreError) in
            try session.storing { () throws(SQLiteError) in
                try session.trimHours(before: now.hour - Limit.keptHours)
            }
        }
    }

    private func keepUseOfTokens(at now: Timestamp) async throws(StoreError) {
        let used = tokens.takeUsed()
        guard !used.isEmpty else { return }
        do throws(StoreError) {
            try await writer.write { session throws(StoreError) in
                try session.storing { () throws(SQLiteError) in
                    try session.keepUse(of: used, at: now)
                }
            }
        } catch {
            tokens.giveBack(used)
            throw error
        }
    }
}
