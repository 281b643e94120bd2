package import Counterpart

/// The account with the demo data.
package enum DemoAccount {
    package typealias Store = AccessStore & ReferenceStore & TransferStore

    /// Makes the account, fills it and returns the secret of its token, or returns `nil` if it has
    /// one already: a secret is shown once.
    package static func make(in store: any Store, at now: Timestamp) async throws -> String? {
        let name = DemoData.accountName
        let account: Account
        if let known = try await store.accounts().first(where: { $0.name == name }) {
            // Without its token the making broke off, and is done again.
            guard try await !store.tokens(of: known).contains(where: { $0.label == tokenLabel })
            else { return nil }
            account = known
        } else {
            account = try await store.createAccount(named: name, identity: .serviceName, at: now)
        }
        let sent = DemoData.references(at: now)
        try await take(sent, into: account, in: store, at: now)
        try await replay(sent, in: account, in: store, at: now)
        return try await makeToken(tokenLabel, .admin, for: account, in: store, at: now).secret
    }

    private static let tokenLabel = "demo"

    private static func take(
        _ sent: [DemoData.Sent],
        into account: Account,
        in store: any Store,
        at now: Timestamp
    ) async throws {
        let transfer = try await store.beginImport(
            into: account,
            at: now.advanced(by: -DemoData.day),
            by: Author(label: "import")
        )
        let records =
            DemoData.subjects(at: now).map(TransferRecord.subject)
            + sent.map { TransferRecord.reference($0.reference) }
        try await transfer.stage(records.enumerated().map { ($0.offset + 1, $0.element) })
        _ = try await transfer.commit()
    }

    /// Writes the history with a token for each integration, whose secrets nobody learns.
    private static func replay(
        _ sent: [DemoData.Sent],
        in account: Account,
        in store: any Store,
        at now: Timestamp
    ) async throws {
        let labels = DemoHistory.integrations.map(\.label) + [DemoHistory.nightly]
        var authors: [String: Author] = [:]
        for label in labels {
            let token = try await makeToken(label, .write, for: account, in: store, at: now).token
            authors[label] = Author(tokenID: token.id, label: label)
        }
        var history = DemoHistory(sent, now: now)
        for run in history.runs() {
            guard let author = authors[run.writer] else { continue }
            try await withThrowingTaskGroup { group in
                for draft in run.drafts {
                    group.addTask {
                        _ = try await store.upsert(
                            draft,
                            in: account,
                            at: run.at,
                            by: author,
                            includesSubjects: false
                        )
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    private static func makeToken(
        _ label: String,
        _ scope: Token.Scope,
        for account: Account,
        in store: any Store,
        at now: Timestamp
    ) async throws -> (token: Token, secret: String) {
        let secret = TokenSecret.make()
        let token = try await store.createToken(
            TokenSecret.digest(secret),
            for: account,
            label: label,
            scope: scope,
            createdAt: now,
            expiresAt: nil,
            userNumber: label == tokenLabel ? 1 : nil
        )
        return (token, secret)
    }
}
