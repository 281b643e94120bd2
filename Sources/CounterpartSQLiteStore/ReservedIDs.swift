import Counterpart
import CounterpartSQLite

/// The next ids of accounts in which references are made, known without a look at the table.
struct ReservedIDs {
    private struct Next {
        var id: Int64
        var isWritten: Bool
    }

    private var next: [Account.ID: Next] = [:]

    /// Returns an id that no reference of the account has or had.
    mutating func take(
        in account: Account,
        _ connection: Connection
    ) throws(StoreError) -> Reference.ID {
        let id = Reference.ID(rawValue: try next(in: account, connection))
        guard id <= .maximum else {
            // No reason to fail what others write in the same commit.
            throw .refused("Account \(account.name) has no more ids.")
        }
        next[account.id] = Next(id: id.rawValue + 1, isWritten: false)
        return id
    }

    /// Never gives out `id` or a lower one again.
    mutating func moveOn(
        past id: Reference.ID,
        in account: Account,
        _ connection: Connection
    ) throws(StoreError) {
        let current = try next(in: account, connection)
        guard current <= id.rawValue else { return }
        next[account.id] = Next(id: id.rawValue + 1, isWritten: false)
    }

    mutating func flush(to connection: Connection) throws(SQLiteError) {
        for (account, value) in next where !value.isWritten {
            try connection.run(
                "UPDATE account SET next_reference_id = ? WHERE id = ?",
                .integer(value.id),
                .integer(account.rawValue)
            )
        }
        // Not kept: whoever fails later in this commit must not leave a number behind.
        next = [:]
    }

    private func next(in account: Account, _ connection: Connection) throws(StoreError) -> Int64 {
        if let known = next[account.id] { return known.id }
        do {
            let stored = try connection.integer(
                "SELECT next_reference_id FROM account WHERE id = ?",
                .integer(account.id.rawValue)
            )
            if let stored { return stored }
        } catch {
            throw StoreError(error)
        }
        throw .refused("There is no account \(account.name).")
    }
}
