extension CompletionScript {
    static func zshScript(for root: Scope) -> String {
        let program = root.program
        return """
            #compdef \(program)
            # zsh completion for \(program)
            \(root.tree.map(zshFunction).joined(separator: "\n"))
            if [[ ${zsh_eval_context[-1]} == loadautofunc ]]; then
                \(zshName(of: root)) "$@"
            else
                compdef \(zshName(of: root)) \(program)
            fi

            """
    }

    private static func zshFunction(for scope: Scope) -> String {
        let options = scope.options.map(zshOption).joined(separator: " \\\n")
        guard scope.command.action == nil else {
            let operands = scope.command.positionals.map(zshOperand)
            let arguments = ([options] + operands).joined(separator: " \\\n")
            return """
                \(zshName(of: scope))() {
                    _arguments -s : \\
                \(arguments)
                }
                """
        }
        let names = scope.command.subcommands.map { subcommand in
            "            \(quoted("\(subcommand.name):\(subcommand.abstract)"))"
        }
        let calls = scope.command.subcommands.map { subcommand in
            "                \(subcommand.name)) \(zshName(of: scope.entering(subcommand))) ;;"
        }
        return """
            \(zshName(of: scope))() {
                local curcontext=$curcontext state
                local -a line subcommands
                _arguments -C : \\
            \(options) \\
                    '1: :->subcommand' \\
                    '*:: :->rest'
                case $state in
                    subcommand)
                        subcommands=(
            \(names.joined(separator: "\n"))
                        )
                        _describe subcommand subcommands
                        ;;
                    rest)
                        case $line[1] in
            \(calls.joined(separator: "\n"))
                        esac
                        ;;
                esac
            }
            """
    }

    private static func zshName(of scope: Scope) -> String {
        "_" + escaped(escaped(scope.path, " ", as: "_"), "-", as: "_")
    }

    private static func zshOption(_ option: OptionDeclaration) -> String {
        let help = zshEscaped(option.help)
        let value = option.placeholder.map {
            ":\(zshEscaped($0)):\(zshValues(option.rules.completion))"
        }
        let long = option.isFlag ? option.spelling : "\(option.spelling)="
        let repetition = option.isRepeated ? "*" : ""
        var specifications = [repetition + "\(long)[\(help)]\(value ?? "")"]
        if let short = option.short {
            specifications.append(repetition + "-\(short)[\(help)]\(value ?? "")")
        }
        return specifications.map { "        \(quoted($0))" }.joined(separator: " \\\n")
    }

    private static func zshOperand(_ positional: PositionalDeclaration) -> String {
        let place = positional.isRepeated ? "*:" : positional.isRequired ? ":" : "::"
        let values = zshValues(positional.rules.completion)
        return "        \(quoted("\(place)\(zshEscaped(positional.name)):\(values)"))"
    }

    private static func zshValues(_ completion: Completion) -> String {
        switch completion {
        case .nothing: " "
        case .words(let words): "(\(words.joined(separator: " ")))"
        case .files: "_files"
        case .directories: "_files -/"
        }
    }

    /// A text within `_arguments`, where brackets and colons have a meaning.
    private static func zshEscaped(_ text: String) -> String {
        text.map { "[]:\\".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
