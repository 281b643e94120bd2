package import Counterpart

/// The account with the demo data.
package enum DemoAccount {
    package typealias Store = AccessStore & TransferStore

    /// Makes the account, fills it and returns the secret of its token, or returns `nil` if it has
    /// one already: a secret is shown once.
    package static func make(in store: any Store, at now: Timestamp) async throws -> String? {
        let name = DemoData.accountName
        let account: Account
        if let known = try await store.accounts().first(where: { $0.name == name }) {
            // Without a token the making broke off, and is done again.
            guard try await store.tokens(of: known).isEmpty else { return nil }
            account = known
        } else {
            account = try await store.createAccount(named: name, identity: .serviceName, at: now)
        }
        let transfer = try await store.beginImport(
            into: account,
            at: now,
            by: Author(label: "demo")
        )
        let lines = DemoData.records(at: now).enumerated().map { ($0.offset + 1, $0.element) }
        try await transfer.stage(lines.map { (line: $0.0, record: $0.1) })
        _ = try await transfer.commit()
        let secret = TokenSecret.make()
        _ = try await store.createToken(
            TokenSecret.digest(secret),
            for: account,
            label: "demo",
            scope: .admin,
            createdAt: now,
            expiresAt: nil,
            userNumber: 1
        )
        return secret
    }
}
