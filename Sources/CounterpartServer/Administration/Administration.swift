package import Counterpart
import CounterpartArguments
package import CounterpartHTTPServer
import CounterpartWire

/// Carries out what an operator asks: in the process of the command, or in that of the server that
/// holds the database.
package struct Administration: Sendable {
    package typealias Store = AccessStore & AttemptStore & TransferStore
    /// Has the operations surface answer a request of an account.
    package typealias Ask = @Sendable (HTTPRequest, Account) async -> HTTPResponse

    let store: any Store
    let now: @Sendable () -> Timestamp
    let ask: Ask

    package init(
        store: any Store,
        now: @escaping @Sendable () -> Timestamp,
        ask: @escaping Ask
    ) {
        self.store = store
        self.now = now
        self.ask = ask
    }

    /// Does what `request` asks, and writes to `output` what the operator is to see or to keep.
    ///
    /// - Throws: ``CommandFailure``; nothing was changed then.
    package func run(
        _ request: AdministrationRequest,
        input: any ByteSource,
        output: any ByteSink
    ) async throws {
        do {
            switch request {
            case .createAccount(let name, let identity):
                try await createAccount(name, identity, output)
            case .listAccounts:
                try await listAccounts(output)
            case .createToken(let account, let scope, let label, let lifetime, let userNumber):
                try await createToken(account, scope, label, lifetime, userNumber, output)
            case .listTokens(let account):
                try await listTokens(account, output)
            case .revokeToken(let id):
                try await store.revokeToken(id)
                try output.write(line: "token \(id.rawValue) is revoked")
            case .importRecords(let account, let name):
                let totals = try await take(input, named: name, into: account)
                try output.write(
                    line: "\(name): \(totals.subjects) subjects and \(totals.references) references"
                )
            case .export(let account):
                try await give(account, to: output)
            case .ask(let account, let method, let target, let contentType):
                let body = contentType == nil ? [] : try Self.body(from: input)
                let request = try Self.request(method, target, contentType, body)
                try await answer(request, of: account, to: output)
            case .verify(let account, let isJSON):
                try await verify(account, isJSON: isJSON, output)
            }
        } catch let error as StoreError {
            throw CommandFailure(error)
        }
    }

    private func createAccount(
        _ name: String,
        _ identity: ReferenceIdentity,
        _ output: any ByteSink
    ) async throws {
        guard Account.isValidName(name) else {
            throw CommandFailure(
                "an account's name has 1 to \(Account.nameLimit) characters and no control characters",
                code: .usage
            )
        }
        let account = try await store.createAccount(named: name, identity: identity, at: now())
        try output.write(line: "account \(account.name) is made (identity: \(identity.rawValue))")
    }

    private func listAccounts(_ output: any ByteSink) async throws {
        var table = TextTable(["NAME", "IDENTITY"])
        for account in try await store.accounts() {
            table.add([account.name, account.identity.rawValue])
        }
        try output.write(table.bytes)
    }

    private func createToken(
        _ accountName: String,
        _ scope: Token.Scope,
        _ label: String?,
        _ lifetime: Int64?,
        _ userNumber: Int64?,
        _ output: any ByteSink
    ) async throws {
        let label = label.flatMap { $0.isBlank ? nil : $0 }
        guard label.map(Account.isValidName) ?? true else {
            throw CommandFailure(
                "a token's name has up to \(Account.nameLimit) characters and no control characters",
                code: .usage
            )
        }
        let account = try await store.account(named: accountName)
        let now = now()
        let secret = TokenSecret.make()
        _ = try await store.createToken(
            TokenSecret.digest(secret),
            for: account,
            label: label,
            scope: scope,
            createdAt: now,
            expiresAt: lifetime.map { lifetime in
                Timestamp(secondsSinceEpoch: now.secondsSinceEpoch + lifetime)
            },
            userNumber: userNumber
        )
        try output.write(line: secret)
    }

    private func listTokens(_ accountName: String?, _ output: any ByteSink) async throws {
        var account: Account?
        if let accountName { account = try await store.account(named: accountName) }
        var table = TextTable(["ID", "ACCOUNT", "SCOPE", "LABEL", "USER", "CREATED", "EXPIRES"])
        for token in try await store.tokens(of: account) {
            table.add([
                String(token.id.rawValue), token.account.name, token.scope.rawValue,
                token.label ?? "-", token.userNumber.map(String.init) ?? "-",
                ISO8601.text(token.createdAt),
                token.expiresAt.map { ISO8601.text($0) } ?? "never",
            ])
        }
        try output.write(table.bytes)
    }
}

extension ByteSink {
    /// Writes `text` and the end of the line.
    func write(line text: String) throws {
        try write(Array("\(text)\n".utf8))
    }
}

extension CommandFailure {
    /// What a store's refusal means for the person who asked.
    init(_ error: StoreError) {
        switch error {
        case .refused: self.init("\(error)", code: .failed)
        case .unavailable: self.init("the database cannot be used: \(error)", code: .unavailable)
        case .invalid: self.init("\(error)", code: .badInput)
        }
    }
}
