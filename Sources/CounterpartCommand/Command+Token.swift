import Counterpart
import CounterpartArguments
import CounterpartServer

extension Command {
    static let token = Command(
        "token",
        abstract: "Make, list and revoke tokens.",
        subcommands: [
            Command(
                "create",
                abstract: "Make a token and print it, this once.",
                options: [
                    SharedOptions.account, TokenArguments.scope, TokenArguments.label,
                    TokenArguments.user, TokenArguments.expires,
                ],
                action: { arguments in
                    try await Database(arguments).run(
                        .createToken(
                            account: arguments[SharedOptions.account],
                            scope: arguments[TokenArguments.scope],
                            label: arguments[TokenArguments.label],
                            lifetime: arguments[TokenArguments.expires]?.components.seconds,
                            userNumber: arguments[TokenArguments.user].map(Int64.init)
                        )
                    )
                }
            ),
            Command(
                "list",
                abstract: "List tokens, without their secrets.",
                options: [TokenArguments.accountFilter],
                action: { arguments in
                    try await Database(arguments).run(
                        .listTokens(account: arguments[TokenArguments.accountFilter])
                    )
                }
            ),
            Command(
                "revoke",
                abstract: "Refuse a token from the next request on.",
                positionals: [TokenArguments.id],
                action: { arguments in
                    let id = Token.ID(rawValue: Int64(arguments[TokenArguments.id]))
                    try await Database(arguments).run(.revokeToken(id))
                }
            ),
        ]
    )
}

private enum TokenArguments {
    static let scope = Option(
        "scope",
        .choice(of: Token.Scope.self),
        default: Token.Scope.write,
        help: "What the token may do; each includes those before it."
    )
    static let label = Option<String?>.optional(
        "name",
        .text,
        help: "What the token is for; it stands for the user in users/me, if there is no other."
    )
    static let user = Option<Int?>.optional(
        "user",
        .integer(in: 1...Int.max),
        placeholder: "id",
        defaultText: "none",
        help: "The user whom the token belongs to, who answers users/me."
    )
    static let expires = Option<Duration?>.optional(
        "expires",
        .duration,
        defaultText: "never",
        help: "How long the token is good for."
    )
    static let accountFilter = Option<String?>.optional(
        "account",
        .text,
        placeholder: "name",
        defaultText: "all",
        help: "Only the tokens of this account."
    )
    static let id = Positional(
        "id",
        .integer(in: 1...Int.max),
        help: "The number of the token in the list."
    )
}
