import Counterpart

/// Tells whose a secret is, and how much its token may still ask; every surface lets in alike.
struct Admission: Sendable {
    let store: any AccessStore
    let rateLimit: RateLimit?
    let digest: @Sendable (String) -> Token.Digest
    let now: @Sendable () -> Timestamp

    /// Returns `nil` if there is no secret, or no token that has it and has not expired.
    func token(with secret: String?) async throws(StoreError) -> Token? {
        guard let secret, let token = try await store.token(with: digest(secret)),
            token.expiresAt.map({ now() < $0 }) ?? true
        else { return nil }
        return token
    }

    /// Counts a request of the token; `nil` if there is no limit.
    func allowance(of token: Token) -> RateLimit.Allowance? {
        rateLimit?.allowance(of: token.id, at: now())
    }
}
