/// What `--help` prints for a command.
struct HelpPage {
    private let scope: Scope

    init(_ scope: Scope) {
        self.scope = scope
    }

    var text: String {
        let sections = [
            overview, usage, section("ARGUMENTS", arguments), section("OPTIONS", options),
            section("SUBCOMMANDS", subcommands), section("ENVIRONMENT", environment),
            section("EXIT CODES", exitCodes),
        ]
        return sections.compactMap(\.self).joined(separator: "\n")
    }

    private var overview: String {
        let discussion = scope.command.discussion ?? ""
        let paragraphs = ["OVERVIEW: \(scope.command.abstract)"] + Self.paragraphs(of: discussion)
        return paragraphs.map { TermList.lines(of: $0).joined(separator: "\n") + "\n" }
            .joined(separator: "\n")
    }

    private static func paragraphs(of text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false)
            .split(whereSeparator: \.isEmpty)
            .map { $0.joined(separator: " ") }
    }

    private var usage: String {
        let required = scope.declaredOptions.filter(\.isRequired).map(\.usage)
        let tail =
            scope.command.action == nil
            ? ["<subcommand>"] : scope.command.positionals.map(\.usage)
        let words = [scope.path] + required + ["[<options>]"] + tail
        return "USAGE: \(words.joined(separator: " "))\n"
    }

    private var arguments: TermList {
        var table = TermList()
        for positional in scope.command.positionals {
            table.add("<\(positional.name)>", positional.help)
        }
        return table
    }

    private var options: TermList {
        var table = TermList()
        for option in scope.options {
            let short = option.short.map { "-\($0), " } ?? "    "
            let notes = [
                option.isRequired ? "(required)" : nil,
                option.isRepeated ? "(may be repeated)" : nil,
                option.defaultText.map { "(default: \($0))" },
            ]
            let help = [option.help] + notes.compactMap(\.self)
            table.add(short + option.usage, help.joined(separator: " "))
        }
        return table
    }

    private var subcommands: TermList {
        var table = TermList()
        for subcommand in scope.command.subcommands {
            table.add(subcommand.name, subcommand.abstract)
        }
        return table
    }

    private var environment: TermList {
        var table = TermList()
        for option in scope.declaredOptions {
            guard let variable = option.variable(in: scope.program) else { continue }
            let several = option.isRepeated ? "; commas separate several values" : ""
            table.add(variable, "stands in for \(option.spelling)\(several)")
        }
        return table
    }

    private var exitCodes: TermList {
        var table = TermList()
        for code in scope.exitCodes { table.add("\(code.number)", code.meaning) }
        return table
    }

    private func section(_ title: String, _ table: TermList) -> String? {
        table.isEmpty ? nil : "\(title):\n\(table.text)"
    }
}
