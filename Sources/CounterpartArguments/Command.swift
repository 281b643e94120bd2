/// One command of a program: what it is called, what it takes, and what it does.
///
/// A command does something or has subcommands. Its options hold for its subcommands too, before
/// and after the subcommand's name.
package struct Command: Sendable {
    package typealias Action = @Sendable (Arguments) async throws -> Void

    package let name: String
    /// One sentence, for lists and for the top of the help.
    package let abstract: String
    /// What more there is to say: paragraphs, separated by empty lines.
    package let discussion: String?
    let options: [OptionDeclaration]
    let positionals: [PositionalDeclaration]
    package let subcommands: [Command]
    /// Empty: those of the command around it.
    package let exitCodes: [ExitCode]
    let action: Action?

    /// Makes a command that does something.
    ///
    /// `action` is called when all arguments are valid. It fails with a ``CommandFailure`` that says
    /// which exit code is right; any other error makes 1.
    package init(
        _ name: String,
        abstract: String,
        discussion: String? = nil,
        options: [any DeclaredOption] = [],
        positionals: [any DeclaredPositional] = [],
        exitCodes: [ExitCode] = [],
        action: @escaping Action
    ) {
        self.name = name
        self.abstract = abstract
        self.discussion = discussion
        self.options = options.map(\.declaration)
        self.positionals = positionals.map(\.declaration)
        subcommands = []
        self.exitCodes = exitCodes
        self.action = action
    }

    /// Makes a command that only gathers others.
    package init(
        _ name: String,
        abstract: String,
        discussion: String? = nil,
        options: [any DeclaredOption] = [],
        exitCodes: [ExitCode] = [],
        subcommands: [Command]
    ) {
        self.init(
            name,
            abstract: abstract,
            discussion: discussion,
            options: options.map(\.declaration),
            exitCodes: exitCodes,
            subcommands: subcommands
        )
    }

    private init(
        _ name: String,
        abstract: String,
        discussion: String?,
        options: [OptionDeclaration],
        exitCodes: [ExitCode],
        subcommands: [Command]
    ) {
        self.name = name
        self.abstract = abstract
        self.discussion = discussion
        self.options = options
        positionals = []
        self.subcommands = subcommands
        self.exitCodes = exitCodes
        action = nil
    }

    func adding(_ subcommand: Command) -> Command {
        Command(
            name,
            abstract: abstract,
            discussion: discussion,
            options: options,
            exitCodes: exitCodes,
            subcommands: subcommands + [subcommand]
        )
    }
}
