/// The arguments of one call, all of them valid.
package struct Arguments: Sendable {
    /// The texts of each declared option, from the command line or the environment; none where the
    /// default holds.
    private let options: [String: [String]]
    private let positionals: [String: [String]]

    init(options: [String: [String]], positionals: [String: [String]]) {
        self.options = options
        self.positionals = positionals
    }

    /// The value of an option that the command or one around it declares.
    package subscript<Value>(option: Option<Value>) -> Value {
        guard let value = option.value(texts(of: option)) else {
            preconditionFailure("The parser lets no invalid value through")
        }
        return value
    }

    /// The value of a positional argument that the command declares.
    package subscript<Value>(positional: Positional<Value>) -> Value {
        let name = positional.declaration.name
        guard let texts = positionals[name], let value = positional.value(texts) else {
            preconditionFailure("The command declares what it reads: <\(name)>")
        }
        return value
    }

    /// Whether the command line or the environment gives the option, so no default counts.
    package func gives<Value>(_ option: Option<Value>) -> Bool {
        !texts(of: option).isEmpty
    }

    private func texts<Value>(of option: Option<Value>) -> [String] {
        guard let texts = options[option.declaration.name] else {
            preconditionFailure("The command declares what it reads: --\(option.declaration.name)")
        }
        return texts
    }
}
