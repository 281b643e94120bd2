import Counterpart
import CounterpartSQLite

extension WriteSession {
    func createAccount(
        named name: String,
        identity: ReferenceIdentity
    ) throws(StoreError) -> Account {
        guard Account.isValidName(name) else {
            throw .refused("An account cannot be named \(name).")
        }
        let isTaken = try storing { () throws(SQLiteError) in
            try self.connection.integer("SELECT 1 FROM account WHERE name = ?", .text(name)) != nil
        }
        guard !isTaken else { throw .refused("There is an account named \(name) already.") }
        return try storing { () throws(SQLiteError) in
            try self.connection.run(
                "INSERT INTO account (name, identity) VALUES (?, ?)",
                .text(name),
                .text(identity.rawValue)
            )
            let id = Account.ID(rawValue: self.connection.lastInsertedRow)
            return Account(id: id, name: name, identity: identity)
        }
    }

    /// Makes a token; `values` are its label and scope, when it was made and expires,
    /// and its user.
    func createToken(
        _ digest: Token.Digest,
        for account: Account,
        _ values: [SQLValue]
    ) throws(StoreError) -> Token.ID {
        let id = SQLValue.integer(account.id.rawValue)
        let (isKnown, isTaken) = try storing { () throws(SQLiteError) in
            (
                try self.connection.integer("SELECT 1 FROM account WHERE id = ?", id) != nil,
                try self.connection.integer(
                    "SELECT 1 FROM token WHERE digest = ?",
                    .blob(digest.bytes)
                ) != nil
            )
        }
        guard isKnown else { throw .refused("There is no account named \(account.name).") }
        guard !isTaken else { throw .refused("There is a token with this secret already.") }
        return try storing { () throws(SQLiteError) in
            let insertion = try self.connection.statement(
                """
                INSERT INTO token (
                    account_id, digest, label, scope, created_at, expires_at, user_id
                )
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """
            )
            try insertion.bind([id, .blob(digest.bytes)] + values)
            try insertion.run()
            return Token.ID(rawValue: self.connection.lastInsertedRow)
        }
    }

    func revokeToken(_ id: Token.ID) throws(StoreError) {
        let wasThere = try storing { () throws(SQLiteError) in
            try self.connection.run("DELETE FROM token WHERE id = ?", .integer(id.rawValue))
            return self.connection.changes > 0
        }
        guard wasThere else { throw .refused("There is no token \(id.rawValue).") }
    }
}
