import Counterpart
import CounterpartArguments
import CounterpartServer
import CounterpartTerminal

extension Command {
    static let why = Command(
        "why",
        abstract: "Say why a subject is not synced, and what to do next.",
        discussion: """
            Shows its references in all services, why they fail, what was done to them and by whom, \
            and whether its workspace is synced.
            """,
        options: QuestionOptions.all,
        positionals: [QuestionArguments.type, QuestionArguments.id],
        action: { arguments in
            let type = arguments[QuestionArguments.type].name
            let id = arguments[QuestionArguments.id]
            try await Question("why/\(type)/\(id)", layout: Report.why).ask(arguments)
        }
    )

    static let causes = Command(
        "causes",
        abstract: "List why references fail, the most frequent cause first.",
        discussion: "Without --state, causes that are resolved are left out.",
        options: QuestionOptions.all + [
            QuestionArguments.states, QuestionArguments.serviceFilter,
            QuestionArguments.typeFilter, QuestionArguments.limit,
        ],
        action: { arguments in
            let given = arguments[QuestionArguments.states]
            let states = given.isEmpty ? [.new, .ongoing, .regressed] : given
            let question = Question(
                "causes",
                query: [
                    ("state", states.map(\.rawValue).joined(separator: ",")),
                    ("service_name", arguments[QuestionArguments.serviceFilter]),
                    ("subject_type", arguments[QuestionArguments.typeFilter]?.name),
                    ("limit", String(arguments[QuestionArguments.limit])),
                ],
                layout: Report.causes
            )
            try await question.ask(arguments)
        }
    )

    static let status = Command(
        "status",
        abstract: "Show how everything stands, by service and type.",
        options: QuestionOptions.all,
        action: { arguments in
            try await Question("summary", layout: Report.status).ask(arguments)
        }
    )

    static let reconcile = Command(
        "reconcile",
        abstract: "Compare the subjects that should be synced with those that are.",
        discussion: """
            The file is CSV, whose first column or column subject_id holds ids and whose column \
            service_model_ref may hold the ids there, or NDJSON with these members. Nothing is \
            changed, and a report with findings is a success.
            """,
        options: QuestionOptions.all + [
            QuestionArguments.setType, QuestionArguments.service, QuestionArguments.staleAfter,
        ],
        positionals: [QuestionArguments.file],
        action: { arguments in
            let staleAfter = arguments[QuestionArguments.staleAfter]
            let question = Question(
                "reconcile",
                query: [
                    ("subject_type", arguments[QuestionArguments.setType].name),
                    ("service_name", arguments[QuestionArguments.service]),
                    ("stale_after", staleAfter.map { "\($0.components.seconds)s" }),
                ],
                posting: try ExpectedFile(arguments[QuestionArguments.file]),
                layout: Report.reconciliation
            )
            try await question.ask(arguments)
        }
    )

    static let verify = Command(
        "verify",
        abstract: "Walk the chain of all attempts, and name the first break.",
        discussion: """
            Prints the digest of the newest attempt: keep it elsewhere, since who rewrites the whole \
            chain changes it. A break makes exit code 1.
            """,
        options: [QuestionArguments.verifiedAccount, QuestionOptions.json],
        action: { arguments in
            try await Database(arguments).run(
                .verify(
                    account: arguments[QuestionArguments.verifiedAccount],
                    isJSON: arguments[QuestionOptions.json]
                )
            )
        }
    )
}

private enum QuestionArguments {
    static let type = Positional("type", .subjectType, help: "The subject's type, as Invoice.")
    static let id = Positional("id", .integer(in: 1...Int.max), help: "The subject's id.")
    static let states = Option<[Cause.State]>.repeated(
        "state",
        .choice(of: Cause.State.self),
        help: "Only causes in this state."
    )
    static let serviceFilter = Option<String?>.optional(
        "service",
        .text,
        placeholder: "name",
        defaultText: "all",
        help: "Only causes in this service."
    )
    static let typeFilter = Option<SubjectType?>.optional(
        "type",
        .subjectType,
        defaultText: "all",
        help: "Only causes that subjects of this type have."
    )
    static let limit = Option(
        "limit",
        .integer(in: 1...200),
        default: 20,
        help: "How many causes are listed."
    )
    static let setType = Option<SubjectType>.required(
        "type",
        .subjectType,
        help: "The type of the subjects."
    )
    static let service = Option<String>.required(
        "service",
        .text,
        placeholder: "name",
        help: "The service in which they should be."
    )
    static let staleAfter = Option<Duration?>.optional(
        "stale-after",
        .duration,
        defaultText: "never",
        help: "A sync that is longer ago is stale."
    )
    static let file = Positional("file", .file, help: "The file; - is standard input.")
    static let verifiedAccount = Option<String?>.optional(
        "account",
        .text,
        placeholder: "name",
        defaultText: "all",
        help: "The account whose chain is walked."
    )
}
