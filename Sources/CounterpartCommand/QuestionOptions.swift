import Counterpart
import CounterpartArguments

/// The options of the commands that ask.
enum QuestionOptions {
    static let account = Option<String?>.optional(
        "account",
        .text,
        placeholder: "name",
        defaultText: "the only one",
        help: "The account in the database that is asked about."
    )
    static let url = Option<ServerURL?>.optional(
        "url",
        .serverURL,
        defaultText: "none: the database is asked",
        help: "The server to ask, as https://counterpart.example.com."
    )
    static let tokenFile = Option<String?>.optional(
        "token-file",
        .file,
        defaultText: "the variable COUNTERPART_TOKEN",
        help: "The file whose first line is the token for the server."
    )
    static let json = Option.flag("json", help: "Print the answer as JSON, as the server gives it.")

    static let all: [any DeclaredOption] = [account, url, tokenFile, json]
}

extension ArgumentType where Value == SubjectType {
    /// A type of subjects in any spelling, as `TimeEntry` or `time_entries`.
    static var subjectType: Self {
        Self(
            placeholder: "type",
            expectation: "a type like Invoice, TimeEntry or workspace_group",
            completion: .words(SubjectType.allCases.map(\.name)),
            parse: { SubjectType(spelling: $0) },
            describe: { $0.name }
        )
    }
}

/// Where a server is: scheme, host, port and perhaps the beginning of the path.
struct ServerURL: Sendable {
    /// Without a slash at the end.
    let text: String

    /// Returns `nil` if it is no such URL; one with a user is none, since its password would be in
    /// the list of processes.
    init?(_ text: String) {
        let base = text.hasSuffix("/") ? String(text.dropLast()) : text
        let scheme = ["https://", "http://"].first { base.lowercased().hasPrefix($0) }
        guard let scheme else { return nil }
        let rest = base.dropFirst(scheme.count)
        guard let first = rest.first, first != "/", !rest.contains(where: { "@?#\\".contains($0) }),
            rest.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
        else { return nil }
        self.text = scheme + rest
    }
}

extension ArgumentType where Value == ServerURL {
    static var serverURL: Self {
        Self(
            placeholder: "url",
            expectation: "a URL like https://counterpart.example.com, without user, query or #",
            parse: { ServerURL($0) },
            describe: { $0.text }
        )
    }
}
