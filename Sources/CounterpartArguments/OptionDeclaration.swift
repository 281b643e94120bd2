/// An ``Option`` of any value, so that a command can list them.
package protocol DeclaredOption: Sendable {
    var declaration: OptionDeclaration { get }
}

/// What a command line, the help and the shells need to know of an option.
package struct OptionDeclaration: Sendable {
    /// The long name, without dashes.
    let name: String
    let short: Character?
    /// `nil` in a flag.
    let placeholder: String?
    let rules: ValueRules
    let defaultText: String?
    let help: String
    let isRequired: Bool
    let isRepeated: Bool
    let readsEnvironment: Bool

    init(
        name: String,
        short: Character?,
        placeholder: String?,
        rules: ValueRules,
        defaultText: String? = nil,
        help: String,
        isRequired: Bool = false,
        isRepeated: Bool = false,
        readsEnvironment: Bool
    ) {
        self.name = name
        self.short = short
        self.placeholder = placeholder
        self.rules = rules
        self.defaultText = defaultText
        self.help = help
        self.isRequired = isRequired
        self.isRepeated = isRepeated
        self.readsEnvironment = readsEnvironment
    }

    var isFlag: Bool { placeholder == nil }

    /// How it is written, as in `--port`.
    var spelling: String { "--\(name)" }

    /// All ways to write it: `--port` and `-p`.
    var spellings: [String] { [spelling] + (short.map { ["-\($0)"] } ?? []) }

    /// How it is written with its value, as in `--port <number>`.
    var usage: String { placeholder.map { "\(spelling) <\($0)>" } ?? spelling }

    /// The environment variable that stands in for it in a program of that name.
    func variable(in program: String) -> String? {
        guard readsEnvironment else { return nil }
        let name = String("\(program)_\(name)".map { $0 == "-" ? "_" : $0 })
        return name.uppercased()
    }

    static let help = builtIn("help", short: "h", help: "Show this help.")
    static let version = builtIn("version", short: nil, help: "Show the version.")

    private static func builtIn(_ name: String, short: Character?, help: String) -> Self {
        OptionDeclaration(
            name: name,
            short: short,
            placeholder: nil,
            rules: Switch.rules,
            help: help,
            readsEnvironment: false
        )
    }
}
