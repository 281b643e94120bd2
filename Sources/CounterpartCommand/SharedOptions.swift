import CounterpartArguments

/// Options that several commands take.
enum SharedOptions {
    static let database = Option(
        "database",
        .file,
        default: "counterpart.db",
        help: "The database file; serve and account create make it if it is missing."
    )

    static let account = Option<String>.required(
        "account",
        .text,
        placeholder: "name",
        help: "The account that the command is about."
    )
}
