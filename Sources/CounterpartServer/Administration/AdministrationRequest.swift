package import Counterpart
package import CounterpartHTTPServer

/// What an operator can ask of a database, whether a server holds it or not.
package enum AdministrationRequest: Equatable, Sendable {
    case createAccount(name: String, identity: ReferenceIdentity)
    case listAccounts
    case createToken(
        account: String,
        scope: Token.Scope,
        label: String?,
        lifetime: Int64?,
        userNumber: Int64?
    )
    case listTokens(account: String?)
    case revokeToken(Token.ID)
    /// Reads lines; `name` is the file's name, for messages.
    case importRecords(account: String, name: String)
    /// Writes lines.
    case export(account: String)
    /// Has the operations surface answer a request, whose body is the input if it has a type; the
    /// account is the only one if it has no name.
    case ask(account: String?, method: HTTPRequest.Method, target: String, contentType: String?)
    /// Walks the chains of one account or of all; `isJSON` is how the findings are written.
    case verify(account: String?, isJSON: Bool)

    /// Whether it reads the input.
    var hasInput: Bool {
        switch self {
        case .importRecords, .ask(_, _, _, .some): true
        default: false
        }
    }

    /// The request as texts without NUL, for the control socket.
    package var words: [String] {
        switch self {
        case .createAccount(let name, let identity):
            ["create-account", name, identity.rawValue]
        case .listAccounts:
            ["list-accounts"]
        case .createToken(let account, let scope, let label, let lifetime, let userNumber):
            [
                "create-token", account, scope.rawValue, label ?? "",
                lifetime.map(String.init) ?? "", userNumber.map(String.init) ?? "",
            ]
        case .listTokens(let account):
            ["list-tokens", account ?? ""]
        case .revokeToken(let id):
            ["revoke-token", String(id.rawValue)]
        case .importRecords(let account, let name):
            ["import", account, name]
        case .export(let account):
            ["export", account]
        case .ask(let account, let method, let target, let contentType):
            ["ask", account ?? "", method.rawValue, target, contentType ?? ""]
        case .verify(let account, let isJSON):
            ["verify", account ?? "", isJSON ? "json" : "text"]
        }
    }

    /// Returns `nil` if the words are not those of a request.
    package init?(words: [String]) {
        switch (words.first, words.count) {
        case ("create-account", 3):
            guard let identity = ReferenceIdentity(rawValue: words[2]) else { return nil }
            self = .createAccount(name: words[1], identity: identity)
        case ("list-accounts", 1):
            self = .listAccounts
        case ("create-token", 6):
            guard let scope = Token.Scope(rawValue: words[2]) else { return nil }
            self = .createToken(
                account: words[1],
                scope: scope,
                label: words[3].isEmpty ? nil : words[3],
                lifetime: Int64(words[4]),
                userNumber: Int64(words[5])
            )
        case ("list-tokens", 2):
            self = .listTokens(account: words[1].isEmpty ? nil : words[1])
        case ("revoke-token", 2):
            guard let id = Int64(words[1]) else { return nil }
            self = .revokeToken(Token.ID(rawValue: id))
        case ("import", 3):
            self = .importRecords(account: words[1], name: words[2])
        case ("export", 2):
            self = .export(account: words[1])
        case ("ask", 5):
            guard let method = HTTPRequest.Method(rawValue: words[2]) else { return nil }
            self = .ask(
                account: words[1].isEmpty ? nil : words[1],
                method: method,
                target: words[3],
                contentType: words[4].isEmpty ? nil : words[4]
            )
        case ("verify", 3):
            self = .verify(
                account: words[1].isEmpty ? nil : words[1],
                isJSON: words[2] == "json"
            )
        default:
            return nil
        }
    }
}
