/// A tree of commands with what every program has: `--help`, `--version`, shell completion, and
/// exit codes.
package struct Program: Sendable {
    private let root: Command
    private let version: String

    /// Makes a program of `root`, a command of subcommands, and adds the subcommand `completion`.
    ///
    /// - Parameters:
    ///   - root: The command that has the program's name.
    ///   - version: What `--version` prints after the program's name.
    package init(_ root: Command, version: String) {
        precondition(root.action == nil, "A program is a command of subcommands")
        self.root = root
        self.version = version
        for scope in scope(completing: { _ in }).tree { scope.checkDeclarations() }
    }

    /// Does what the process's command line says, and returns the exit code.
    package func run() async -> Int32 {
        await run(
            Array(CommandLine.arguments.dropFirst()),
            environment: ProcessEnvironment.value,
            console: .standard
        )
    }

    /// Does what a command line says.
    ///
    /// - Parameters:
    ///   - words: The command line without the program's name.
    ///   - environment: Returns the value of an environment variable; an empty one counts as unset.
    ///   - console: Where help and failures go; a failure is one line.
    /// - Returns: The exit code.
    package func run(
        _ words: [String],
        environment: @escaping (String) -> String?,
        console: Console
    ) async -> Int32 {
        do {
            try await perform(words, environment: environment, console: console)
            return 0
        } catch let failure as CommandFailure {
            console.write("\(root.name): \(failure)\n", to: .error)
            return failure.exitCode
        } catch {
            console.write("\(root.name): \(error)\n", to: .error)
            return 1
        }
    }

    private func perform(
        _ words: [String],
        environment: @escaping (String) -> String?,
        console: Console
    ) async throws {
        let scope = scope(writingTo: console)
        var parser = Parser(scope: scope, words: words, environment: environment)
        switch try parser.parse() {
        case .help(let scope):
            console.write(HelpPage(scope).text, to: .output)
        case .version:
            console.write("\(root.name) \(version)\n", to: .output)
        case .call(let action, let arguments):
            try await action(arguments)
        }
    }

    private func scope(writingTo console: Console) -> Scope {
        let plain = scope { _ in }
        return scope { shell in console.write(shell.script(for: plain), to: .output) }
    }

    private func scope(completing body: @escaping @Sendable (CompletionScript) -> Void) -> Scope {
        let completion = CompletionScript.command(of: root.name, body)
        return Scope(root: root.adding(completion), hasVersion: true)
    }
}
