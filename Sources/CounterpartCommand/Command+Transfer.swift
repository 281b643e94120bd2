import CounterpartArguments
import CounterpartServer

extension Command {
    static let `import` = Command(
        "import",
        abstract: "Take in subjects and references from NDJSON files, or from standard input.",
        discussion: """
            A line is {"subject":{…}} or {"external_reference":{…}}, as export writes them. Ids and \
            times are kept. A file is taken in whole, or not at all if one of its lines is bad; the \
            line is named.
            """,
        options: [SharedOptions.account],
        positionals: [TransferArguments.files],
        action: { arguments in
            let database = Database(arguments)
            let account = arguments[SharedOptions.account]
            let files = arguments[TransferArguments.files]
            for file in files.isEmpty ? ["-"] : files {
                try await database.take(file, into: account)
            }
        }
    )

    static let export = Command(
        "export",
        abstract: "Write all subjects and references of an account as NDJSON to standard output.",
        options: [SharedOptions.account],
        action: { arguments in
            try await Database(arguments).run(.export(account: arguments[SharedOptions.account]))
        }
    )
}

private enum TransferArguments {
    static let files = Positional<[String]>.repeated(
        "file",
        .file,
        help: "The files, in order; - is standard input."
    )
}
