extension CompletionScript {
    /// The script for bash 4 and later; it needs no package of completion helpers.
    static func bashScript(for root: Scope) -> String {
        let scopes = root.tree
        let program = root.program
        let takers = scopes.flatMap { scope in
            scope.options.filter { !$0.isFlag }.flatMap { bashPatterns(of: $0, in: scope) }
        }.joined(separator: " | ")
        let paths = scopes.dropFirst().map { quoted($0.path) }.joined(separator: " | ")
        return """
            # bash completion for \(program)
            _\(program)() {
                local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
                local path=\(program) index
                # The shell makes a word of its own of the sign in --option=value.
                if [[ $word == '=' ]]; then
                    word=
                elif [[ $previous == '=' ]]; then
                    previous=${COMP_WORDS[COMP_CWORD - 2]}
                fi
                for ((index = 1; index < COMP_CWORD; index++)); do
                    case "$path ${COMP_WORDS[index]}" in
                        \(takers))
                            ((index++))
                            if [[ ${COMP_WORDS[index]} == '=' ]]; then ((index++)); fi
                            ;;
                        \(paths)) path+=" ${COMP_WORDS[index]}" ;;
                    esac
                done
                COMPREPLY=()
                case "$path $previous" in
            \(scopes.flatMap(bashValues).joined(separator: "\n"))
                esac
                if [[ $word == -* ]]; then
                    case $path in
            \(scopes.map(bashOptions).joined(separator: "\n"))
                    esac
                else
                    case $path in
            \(scopes.flatMap(bashOperands).joined(separator: "\n"))
                    esac
                fi
            }
            complete -F _\(program) \(program)

            """
    }

    private static func bashPatterns(of option: OptionDeclaration, in scope: Scope) -> [String] {
        option.spellings.map { quoted("\(scope.path) \($0)") }
    }

    private static func bashValues(of scope: Scope) -> [String] {
        scope.options.filter { !$0.isFlag }.map { option in
            let patterns = bashPatterns(of: option, in: scope)
            let reply = bashReply(option.rules.completion).map { "\($0); " } ?? ""
            return "        \(patterns.joined(separator: " | "))) \(reply)return ;;"
        }
    }

    private static func bashOptions(of scope: Scope) -> String {
        let words = scope.options.flatMap(\.spellings)
        return "            \(quoted(scope.path))) \(bashReply(.words(words)) ?? ":") ;;"
    }

    private static func bashOperands(of scope: Scope) -> [String] {
        let subcommands = scope.command.subcommands.map(\.name)
        let completion =
            scope.command.positionals.last?.rules.completion
            ?? (subcommands.isEmpty ? .nothing : .words(subcommands))
        return bashReply(completion).map { ["            \(quoted(scope.path))) \($0) ;;"] } ?? []
    }

    private static func bashReply(_ completion: Completion) -> String? {
        switch completion {
        case .nothing: nil
        case .words(let words): bashReply("-W \(quoted(words.joined(separator: " ")))")
        case .files: "compopt -o filenames 2>/dev/null; \(bashReply("-f"))"
        case .directories: "compopt -o filenames 2>/dev/null; \(bashReply("-d"))"
        }
    }

    private static func bashReply(_ arguments: String) -> String {
        "mapfile -t COMPREPLY < <(compgen \(arguments) -- \"$word\")"
    }
}
