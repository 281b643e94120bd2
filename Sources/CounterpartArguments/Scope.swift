/// A command as it is called: the commands around it, and so the options that hold.
struct Scope: Sendable {
    /// From the program down to the command; never empty.
    private let commands: [Command]
    private let hasVersion: Bool

    init(root: Command, hasVersion: Bool) {
        commands = [root]
        self.hasVersion = hasVersion
    }

    private init(_ outer: Scope, _ subcommand: Command) {
        commands = outer.commands + [subcommand]
        hasVersion = outer.hasVersion
    }

    func entering(_ subcommand: Command) -> Scope { Scope(self, subcommand) }

    var command: Command { commands[commands.count - 1] }
    var program: String { commands[0].name }
    var isRoot: Bool { commands.count == 1 }
    var path: String { commands.map(\.name).joined(separator: " ") }

    /// The command's own options first, then those of the commands around it.
    var declaredOptions: [OptionDeclaration] { commands.reversed().flatMap(\.options) }

    /// The declared options, and those that every command has.
    var options: [OptionDeclaration] {
        let versions = isRoot && hasVersion ? [OptionDeclaration.version] : []
        return declaredOptions + versions + [.help]
    }

    var exitCodes: [ExitCode] {
        let declared = commands.last { !$0.exitCodes.isEmpty }?.exitCodes ?? ExitCode.standard
        return declared + [.usage]
    }

    /// This command and all below it, in the order of the help.
    var tree: [Scope] { [self] + command.subcommands.flatMap { entering($0).tree } }

    func checkDeclarations() {
        let options = options
        precondition(
            Set(options.map(\.name)).count == options.count,
            "\(path) declares an option twice"
        )
        let shorts = options.compactMap(\.short)
        precondition(Set(shorts).count == shorts.count, "\(path) declares a short option twice")
        let names = command.subcommands.map(\.name)
        precondition(Set(names).count == names.count, "\(path) declares a subcommand twice")
        let positionals = command.positionals
        precondition(
            positionals.dropLast().allSatisfy { !$0.isRepeated }
                && zip(positionals, positionals.dropFirst()).allSatisfy {
                    $0.isRequired || !$1.isRequired
                },
            "\(path): only the last argument may be repeated, and what is required comes first"
        )
    }
}
