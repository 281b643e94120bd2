/// An argument that is told by its place; also the key under which ``Arguments`` has its value.
package struct Positional<Value: Sendable>: DeclaredPositional {
    package let declaration: PositionalDeclaration
    let value: @Sendable ([String]) -> Value?

    /// Makes an argument that must be given.
    package init(_ name: String, _ type: ArgumentType<Value>, help: String) {
        declaration = PositionalDeclaration(
            name: name,
            rules: type.rules,
            help: help,
            isRequired: true
        )
        value = { $0.last.flatMap(type.parse) }
    }

    private init(
        _ declaration: PositionalDeclaration,
        value: @escaping @Sendable ([String]) -> Value?
    ) {
        self.declaration = declaration
        self.value = value
    }

    /// An argument that is `nil` unless it is given.
    package static func optional<Wrapped: Sendable>(
        _ name: String,
        _ type: ArgumentType<Wrapped>,
        help: String
    ) -> Positional where Value == Wrapped? {
        let declaration = PositionalDeclaration(name: name, rules: type.rules, help: help)
        return Positional(declaration) { .some($0.last.flatMap(type.parse)) }
    }

    /// All arguments from this place on: at least one if `isRequired`.
    package static func repeated<Element: Sendable>(
        _ name: String,
        _ type: ArgumentType<Element>,
        isRequired: Bool = false,
        help: String
    ) -> Positional where Value == [Element] {
        let declaration = PositionalDeclaration(
            name: name,
            rules: type.rules,
            help: help,
            isRequired: isRequired,
            isRepeated: true
        )
        return Positional(declaration) { $0.compactMap(type.parse) }
    }
}

/// A ``Positional`` of any value, so that a command can list them.
package protocol DeclaredPositional: Sendable {
    var declaration: PositionalDeclaration { get }
}

/// What a command line, the help and the shells need to know of a positional argument.
package struct PositionalDeclaration: Sendable {
    let name: String
    let rules: ValueRules
    let help: String
    let isRequired: Bool
    let isRepeated: Bool

    init(
        name: String,
        rules: ValueRules,
        help: String,
        isRequired: Bool = false,
        isRepeated: Bool = false
    ) {
        self.name = name
        self.rules = rules
        self.help = help
        self.isRequired = isRequired
        self.isRepeated = isRepeated
    }

    /// How the help writes it, as in `<file>...`.
    var spelling: String { isRepeated ? "<\(name)>..." : "<\(name)>" }

    var usage: String { isRequired ? spelling : "[\(spelling)]" }
}
