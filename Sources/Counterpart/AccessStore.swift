/// Keeps the accounts and their tokens.
package protocol AccessStore: Sendable {
    /// Returns the token with this hash, expired or not, or `nil` if there is none or it was revoked.
    func token(with digest: Token.Digest) async throws(StoreError) -> Token?

    /// - Throws: ``StoreError/refused(_:)`` if there is an account of that name.
    func createAccount(
        named name: String,
        identity: ReferenceIdentity,
        at now: Timestamp
    ) async throws(StoreError) -> Account

    /// Returns all accounts, by name.
    func accounts() async throws(StoreError) -> [Account]

    /// Returns the account of that name.
    ///
    /// - Throws: ``StoreError/refused(_:)`` if there is none.
    func account(named name: String) async throws(StoreError) -> Account

    /// Makes a token whose secret has the hash `digest`, for the user with that id if there is one.
    func createToken(
        _ digest: Token.Digest,
        for account: Account,
        label: String?,
        scope: Token.Scope,
        createdAt: Timestamp,
        expiresAt: Timestamp?,
        userNumber: Int64?
    ) async throws(StoreError) -> Token

    /// Returns the tokens that were not revoked, of one account or of all, by id.
    func tokens(of account: Account?) async throws(StoreError) -> [Token]

    /// Revokes the token; it is refused from the next request on.
    ///
    /// - Throws: ``StoreError/refused(_:)`` if there is none.
    func revokeToken(_ id: Token.ID) async throws(StoreError)
}

extension AccessStore {
    /// Makes a token that belongs to no user.
    package func createToken(
        _ digest: Token.Digest,
        for account: Account,
        label: String?,
        scope: Token.Scope,
        createdAt: Timestamp,
        expiresAt: Timestamp?
    ) async throws(StoreError) -> Token {
        try await createToken(
            digest,
            for: account,
            label: label,
            scope: scope,
            createdAt: createdAt,
            expiresAt: expiresAt,
            userNumber: nil
        )
    }
}
