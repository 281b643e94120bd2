package import Counterpart
import CounterpartSQLite

extension SQLiteStore: AccessStore {
    package func token(with digest: Token.Digest) async throws(StoreError) -> Token? {
        switch tokens.token(with: digest) {
        case .known(let token):
            return token
        case .unknown:
            return nil
        case .toBeRead(let generation):
            let token = try readers.read { session throws(SQLiteError) in
                try session.connection.rows(
                    """
                    SELECT \(AccessRows.tokenColumns), \(AccessRows.accountColumns)
                    FROM \(AccessRows.tokens) WHERE token.digest = ?
                    """,
                    [.blob(digest.bytes)],
                    AccessRows.token
                ).first
            }
            tokens.keep(token, for: digest, readIn: generation)
            return token
        }
    }

    package func createAccount(
        named name: String,
        identity: ReferenceIdentity,
        at now: Timestamp
    ) async throws(StoreError) -> Account {
        try await writer.write { session throws(StoreError) in
            try session.createAccount(named: name, identity: identity)
        }
    }

    package func accounts() async throws(StoreError) -> [Account] {
        try readers.read { session throws(SQLiteError) in
            try session.connection.rows(
                "SELECT \(AccessRows.accountColumns) FROM account ORDER BY name"
            ) { row throws(SQLiteError) in try AccessRows.account(row) }
        }
    }

    package func account(named name: String) async throws(StoreError) -> Account {
        let account = try readers.read { session throws(SQLiteError) in
            try session.connection.rows(
                "SELECT \(AccessRows.accountColumns) FROM account WHERE name = ?",
                [.text(name)]
            ) { row throws(SQLiteError) in try AccessRows.account(row) }.first
        }
        guard let account else { throw .refused("There is no account named \(name).") }
        return account
    }

    package func createToken(
        _ digest: Token.Digest,
        for account: Account,
        label: String?,
        scope: Token.Scope,
        createdAt: Timestamp,
        expiresAt: Timestamp?,
        userNumber: Int64?
    ) async throws(StoreError) -> Token {
        // Also after a failure: the commit may have happened all the same.
        defer { tokens.clear() }
        return try await writer.write { session throws(StoreError) in
            let id = try session.createToken(
                digest,
                for: account,
                [
                    .text(orNull: label), .text(scope.rawValue),
                    .integer(createdAt.secondsSinceEpoch),
                    .integer(orNull: expiresAt?.secondsSinceEpoch), .integer(orNull: userNumber),
                ]
            )
            return Token(
                id: id,
                account: account,
                label: label,
                scope: scope,
                createdAt: createdAt,
                expiresAt: expiresAt,
                userNumber: userNumber
            )
        }
    }

    package func tokens(of account: Account?) async throws(StoreError) -> [Token] {
        try readers.read { session throws(SQLiteError) in
            try session.connection.rows(
                """
                SELECT \(AccessRows.tokenColumns), \(AccessRows.accountColumns)
                FROM \(AccessRows.tokens) WHERE ?1 IS NULL OR account.id = ?1 ORDER BY token.id
                """,
                [.integer(orNull: account?.id.rawValue)],
                AccessRows.token
            )
        }
    }

    package func revokeToken(_ id: Token.ID) async throws(StoreError) {
        defer { tokens.clear() }
        try await writer.write { session throws(StoreError) in
            try session.revokeToken(id)
        }
    }
}
