extension CompletionScript {
    static func fishScript(for root: Scope) -> String {
        let program = root.program
        let takers = root.tree.flatMap { scope in
            scope.options.filter { !$0.isFlag }.flatMap(\.spellings)
                .map { fishQuoted("\(scope.path) \($0)") }
        }.joined(separator: " ")
        let paths = root.tree.dropFirst().map { fishQuoted($0.path) }.joined(separator: " ")
        return """
            # fish completion for \(program)
            function __\(program)_path
                set -l words (commandline -opc)
                set -l path \(program)
                set -l skip 0
                for word in $words[2..-1]
                    if test $skip = 1
                        set skip 0
                    else if contains -- "$path $word" \(takers)
                        set skip 1
                    else if contains -- "$path $word" \(paths)
                        set path "$path $word"
                    end
                end
                echo $path
            end
            complete -c \(program) -f
            \(root.tree.flatMap(fishLines).joined(separator: "\n"))

            """
    }

    private static func fishLines(for scope: Scope) -> [String] {
        let condition = "test (__\(scope.program)_path) = \(fishQuoted(scope.path))"
        let start = "complete -c \(scope.program) -n \(fishQuoted(condition))"
        let subcommands = scope.command.subcommands.map { subcommand in
            "\(start) -a \(subcommand.name) -d \(fishQuoted(subcommand.abstract))"
        }
        let operands = scope.command.positionals.suffix(1).compactMap { positional in
            fishValues(positional.rules.completion).map { "\(start) \($0)" }
        }
        let options = scope.options.map { option in
            let short = option.short.map { " -s \($0)" } ?? ""
            let value = option.isFlag ? "" : " -r \(fishValues(option.rules.completion) ?? "-f")"
            return "\(start) -l \(option.name)\(short)\(value) -d \(fishQuoted(option.help))"
        }
        return subcommands + operands + options
    }

    private static func fishValues(_ completion: Completion) -> String? {
        switch completion {
        case .nothing: nil
        case .words(let words): "-f -a \(fishQuoted(words.joined(separator: " ")))"
        case .files: "-F"
        case .directories: "-f -a '(__fish_complete_directories)'"
        }
    }

    private static func fishQuoted(_ text: String) -> String {
        let text = escaped(text, "\\", as: "\\\\")
        return "'\(escaped(text, "'", as: "\\'"))'"
    }
}
