/// The scripts that teach a shell the program's words.
enum CompletionScript: String, CaseIterable {
    case bash
    case zsh
    case fish

    static func command(
        of program: String,
        _ body: @escaping @Sendable (CompletionScript) -> Void
    ) -> Command {
        let shell = Positional("shell", .choice(of: Self.self), help: "bash, zsh or fish.")
        return Command(
            "completion",
            abstract: "Print a script that completes words in a shell.",
            discussion: """
                Load it when the shell starts:

                bash: source <(\(program) completion bash)

                zsh: source <(\(program) completion zsh), after compinit

                fish: \(program) completion fish | source
                """,
            positionals: [shell]
        ) { arguments in
            body(arguments[shell])
        }
    }

    func script(for root: Scope) -> String {
        switch self {
        case .bash: Self.bashScript(for: root)
        case .zsh: Self.zshScript(for: root)
        case .fish: Self.fishScript(for: root)
        }
    }

    /// A text as one word of bash and zsh.
    static func quoted(_ text: String) -> String {
        "'\(escaped(text, "'", as: "'\\''"))'"
    }

    static func escaped(_ text: String, _ character: Character, as replacement: String) -> String {
        text.map { $0 == character ? replacement : String($0) }.joined()
    }
}
