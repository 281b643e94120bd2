/// Reads a command line, word by word.
struct Parser {
    enum Outcome {
        case help(Scope)
        case version
        case call(Command.Action, Arguments)
    }

    private var scope: Scope
    private var words: ArraySlice<String>
    private let environment: (String) -> String?
    private var options: [String: [String]] = [:]
    private var operands: [String] = []

    /// Starts at the program's first word after its name.
    init(scope: Scope, words: [String], environment: @escaping (String) -> String?) {
        self.scope = scope
        self.words = words[...]
        self.environment = environment
    }

    mutating func parse() throws(CommandFailure) -> Outcome {
        while let word = words.popFirst() {
            if word == "--" {
                try operands(words)
                break
            }
            if word == "--help" || word == "-h" { return .help(scope) }
            if word == "--version", scope.options.contains(where: { $0.name == "version" }) {
                return .version
            }
            if word.hasPrefix("--") {
                try readLongOption(word)
            } else if word.hasPrefix("-"), word != "-" {
                try readShortOptions(word)
            } else {
                try operands([word])
            }
        }
        guard let action = scope.command.action else {
            let names = scope.command.subcommands.map(\.name).joined(separator: ", ")
            throw .usage("'\(scope.path)' needs a subcommand: one of \(names).")
        }
        let positionals = try assignOperands()
        try completeOptions()
        return .call(action, Arguments(options: options, positionals: positionals))
    }

    private mutating func operands(_ words: ArraySlice<String>) throws(CommandFailure) {
        for word in words {
            if scope.command.action == nil {
                try enter(word)
            } else {
                operands.append(word)
            }
        }
    }

    private mutating func enter(_ name: String) throws(CommandFailure) {
        let subcommands = scope.command.subcommands
        guard let subcommand = subcommands.first(where: { $0.name == name }) else {
            let names = subcommands.map(\.name)
            let end = Suggestion.sentenceEnd(
                for: name,
                among: names,
                fallback: "; there are \(names.joined(separator: ", "))."
            )
            throw .usage("'\(scope.path)' has no subcommand '\(name)'\(end)")
        }
        scope = scope.entering(subcommand)
    }

    private mutating func readLongOption(_ word: String) throws(CommandFailure) {
        let parts = word.dropFirst(2).split(
            separator: "=",
            maxSplits: 1,
            omittingEmptySubsequences: false
        )
        let name = String(parts[0])
        guard let option = scope.options.first(where: { $0.name == name }) else {
            throw unknownOption("--\(name)")
        }
        try read(option, as: option.spelling, attached: parts.count > 1 ? String(parts[1]) : nil)
    }

    /// Reads `-v`, `-vq` (two flags), `-p 8080` and `-p8080`.
    private mutating func readShortOptions(_ word: String) throws(CommandFailure) {
        var letters = word.dropFirst()
        while let letter = letters.popFirst() {
            guard let option = scope.options.first(where: { $0.short == letter }) else {
                throw unknownOption("-\(letter)")
            }
            if option.isFlag {
                try read(option, as: "-\(letter)", attached: nil)
            } else {
                let rest = letters.isEmpty ? nil : String(letters)
                return try read(option, as: "-\(letter)", attached: rest)
            }
        }
    }

    private func unknownOption(_ spelling: String) -> CommandFailure {
        let end = Suggestion.sentenceEnd(
            for: spelling,
            among: scope.options.map(\.spelling),
            fallback: "; see '\(scope.path) --help'."
        )
        return .usage("'\(scope.path)' has no option \(spelling)\(end)")
    }

    private mutating func read(
        _ option: OptionDeclaration,
        as spelling: String,
        attached: String?
    ) throws(CommandFailure) {
        let text: String
        if option.isFlag {
            guard attached == nil else {
                throw .usage("Option \(spelling) takes no value.")
            }
            text = Switch.on
        } else if let attached {
            text = attached
        } else if let next = words.first, !looksLikeOption(next) {
            words.removeFirst()
            text = next
        } else {
            throw .usage("Option \(spelling) needs a value: \(option.rules.expectation).")
        }
        try check(text, option.rules, of: "Option \(spelling)")
        options[option.name, default: []].append(text)
    }

    /// A negative number and a lone dash are values.
    private func looksLikeOption(_ word: String) -> Bool {
        guard word.hasPrefix("-"), let second = word.dropFirst().first else { return false }
        return !second.isNumber
    }
}

extension Parser {
    private func check(
        _ text: String,
        _ rules: ValueRules,
        of subject: String
    ) throws(CommandFailure) {
        guard !rules.accepts(text) else { return }
        var words: [String] = []
        if case .words(let all) = rules.completion { words = all }
        let end = Suggestion.sentenceEnd(for: text, among: words, fallback: ".")
        throw .usage("\(subject): '\(text)' is not \(rules.expectation)\(end)")
    }

    private func assignOperands() throws(CommandFailure) -> [String: [String]] {
        var rest = operands[...]
        var assigned: [String: [String]] = [:]
        for positional in scope.command.positionals {
            let texts = positional.isRepeated ? rest : rest.prefix(1)
            rest = rest.dropFirst(texts.count)
            if texts.isEmpty, positional.isRequired {
                throw .usage("'\(scope.path)' needs <\(positional.name)>: \(positional.help)")
            }
            for text in texts {
                try check(text, positional.rules, of: "<\(positional.name)>")
            }
            assigned[positional.name] = Array(texts)
        }
        guard let extra = rest.first else { return assigned }
        throw .usage("'\(scope.path)' takes no argument '\(extra)'; see '\(scope.path) --help'.")
    }

    /// Lets the environment speak for options that the command line does not give.
    private mutating func completeOptions() throws(CommandFailure) {
        for option in scope.declaredOptions where options[option.name] == nil {
            let variable = option.variable(in: scope.program)
            let value = variable.flatMap(environment) ?? ""
            let values = option.isRepeated ? value.split(separator: ",").map(String.init) : [value]
            if let variable, !value.isEmpty {
                for text in values {
                    try check(text, option.rules, of: "Environment variable \(variable)")
                }
                options[option.name] = values
            } else if option.isRequired {
                let remedy = variable.map { " It may also come from \($0)." } ?? ""
                throw .usage("'\(scope.path)' needs option \(option.usage).\(remedy)")
            } else {
                options[option.name] = []
            }
        }
    }
}
