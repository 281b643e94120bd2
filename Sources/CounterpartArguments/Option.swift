/// A named argument, `--port 8080`; also the key under which ``Arguments`` has its value.
///
/// Where the command line does not give it, the environment variable of its name does
/// (`COUNTERPART_PORT` in a program called `counterpart`), and then the default.
package struct Option<Value: Sendable>: DeclaredOption {
    package let declaration: OptionDeclaration
    /// Makes the value of the texts that were given; of none, the default.
    let value: @Sendable ([String]) -> Value?

    /// Makes an option that has a value in any case.
    package init(
        _ name: String,
        short: Character? = nil,
        _ type: ArgumentType<Value>,
        placeholder: String? = nil,
        default: Value,
        help: String,
        readsEnvironment: Bool = true
    ) {
        declaration = OptionDeclaration(
            name: name,
            short: short,
            placeholder: placeholder ?? type.placeholder,
            rules: type.rules,
            defaultText: type.describe(`default`),
            help: help,
            readsEnvironment: readsEnvironment
        )
        value = { texts in texts.last.map(type.parse) ?? `default` }
    }

    private init(
        _ declaration: OptionDeclaration,
        value: @escaping @Sendable ([String]) -> Value?
    ) {
        self.declaration = declaration
        self.value = value
    }
}

extension Option {
    /// An option that must be given.
    package static func required(
        _ name: String,
        short: Character? = nil,
        _ type: ArgumentType<Value>,
        placeholder: String? = nil,
        help: String,
        readsEnvironment: Bool = true
    ) -> Option {
        let declaration = OptionDeclaration(
            name: name,
            short: short,
            placeholder: placeholder ?? type.placeholder,
            rules: type.rules,
            help: help,
            isRequired: true,
            readsEnvironment: readsEnvironment
        )
        return Option(declaration) { $0.last.flatMap(type.parse) }
    }

    /// An option that is `nil` unless it is given.
    ///
    /// `defaultText` tells what happens then, for the help.
    package static func optional<Wrapped: Sendable>(
        _ name: String,
        short: Character? = nil,
        _ type: ArgumentType<Wrapped>,
        placeholder: String? = nil,
        defaultText: String? = nil,
        help: String,
        readsEnvironment: Bool = true
    ) -> Option where Value == Wrapped? {
        let declaration = OptionDeclaration(
            name: name,
            short: short,
            placeholder: placeholder ?? type.placeholder,
            rules: type.rules,
            defaultText: defaultText,
            help: help,
            readsEnvironment: readsEnvironment
        )
        return Option(declaration) { .some($0.last.flatMap(type.parse)) }
    }

    /// An option that may be given several times; in the environment, commas separate the values.
    package static func repeated<Element: Sendable>(
        _ name: String,
        short: Character? = nil,
        _ type: ArgumentType<Element>,
        placeholder: String? = nil,
        help: String,
        readsEnvironment: Bool = true
    ) -> Option where Value == [Element] {
        let declaration = OptionDeclaration(
            name: name,
            short: short,
            placeholder: placeholder ?? type.placeholder,
            rules: type.rules,
            help: help,
            isRepeated: true,
            readsEnvironment: readsEnvironment
        )
        return Option(declaration) { $0.compactMap(type.parse) }
    }
}

extension Option where Value == Bool {
    /// An option without a value: `true` if it is given.
    ///
    /// In the environment it is one of true, false, yes, no, on, off, 1 and 0.
    package static func flag(
        _ name: String,
        short: Character? = nil,
        help: String,
        readsEnvironment: Bool = true
    ) -> Option {
        let declaration = OptionDeclaration(
            name: name,
            short: short,
            placeholder: nil,
            rules: Switch.rules,
            help: help,
            readsEnvironment: readsEnvironment
        )
        return Option(declaration) { $0.last.flatMap(Switch.parse) ?? false }
    }
}

/// A flag's words in the environment.
enum Switch {
    static let on = "true"

    static let rules = ValueRules(
        expectation: "true or false",
        completion: .nothing,
        accepts: { parse($0) != nil }
    )

    static func parse(_ text: String) -> Bool? {
        switch text.lowercased() {
        case on, "yes", "on", "1": true
        case "false", "no", "off", "0": false
        default: nil
        }
    }
}
