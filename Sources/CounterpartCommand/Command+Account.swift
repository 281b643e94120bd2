import Counterpart
import CounterpartArguments
import CounterpartServer

extension Command {
    static let account = Command(
        "account",
        abstract: "Make and list accounts.",
        subcommands: [
            Command(
                "create",
                abstract: "Make an account.",
                options: [AccountArguments.identity],
                positionals: [AccountArguments.name],
                action: { arguments in
                    try await Database(arguments, isMadeIfMissing: true).run(
                        .createAccount(
                            name: arguments[AccountArguments.name],
                            identity: arguments[AccountArguments.identity]
                        )
                    )
                }
            ),
            Command(
                "list",
                abstract: "List all accounts.",
                action: { arguments in
                    try await Database(arguments).run(.listAccounts)
                }
            ),
        ]
    )
}

private enum AccountArguments {
    static let name = Positional("name", .text, help: "The account's name.")
    static let identity = Option(
        "identity",
        .choice(of: ReferenceIdentity.self),
        default: ReferenceIdentity.serviceName,
        help: """
            What tells references of one subject apart: the service, also the model there, or also \
            the id there. It cannot be changed later.
            """
    )
}
