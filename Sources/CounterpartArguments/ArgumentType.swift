/// What the text of an argument must look like, and what it becomes.
package struct ArgumentType<Value: Sendable>: Sendable {
    /// What stands for the value in the help, for instance `file`.
    package let placeholder: String
    let rules: ValueRules
    let parse: @Sendable (String) -> Value?
    let describe: @Sendable (Value) -> String

    /// Makes a type of one's own.
    ///
    /// - Parameters:
    ///   - placeholder: What stands for the value in the help.
    ///   - expectation: What a value is, after "is not", for instance "a date like 2026-01-31".
    ///   - completion: What a shell may offer.
    ///   - parse: Returns `nil` for text that is not as expected.
    ///   - describe: The text for a default value.
    package init(
        placeholder: String,
        expectation: String,
        completion: Completion = .nothing,
        parse: @escaping @Sendable (String) -> Value?,
        describe: @escaping @Sendable (Value) -> String = { "\($0)" }
    ) {
        self.placeholder = placeholder
        rules = ValueRules(
            expectation: expectation,
            completion: completion,
            accepts: { parse($0) != nil }
        )
        self.parse = parse
        self.describe = describe
    }
}

/// What a shell may offer for a value.
package enum Completion: Hashable, Sendable {
    case nothing
    case words([String])
    case files
    case directories
}

/// An ``ArgumentType`` without its Swift type: all that the parser, the help and the shells need.
struct ValueRules: Sendable {
    let expectation: String
    let completion: Completion
    let accepts: @Sendable (String) -> Bool
}

extension ArgumentType where Value == String {
    /// Any text.
    package static var text: Self {
        Self(placeholder: "text", expectation: "a text", parse: { $0 })
    }

    /// The path of a file; it need not exist.
    package static var file: Self {
        Self(
            placeholder: "file",
            expectation: "the path of a file",
            completion: .files,
            parse: { $0.isEmpty ? nil : $0 }
        )
    }

    /// The path of a folder; it need not exist.
    package static var directory: Self {
        Self(
            placeholder: "folder",
            expectation: "the path of a folder",
            completion: .directories,
            parse: { $0.isEmpty ? nil : $0 }
        )
    }
}

extension ArgumentType where Value == Int {
    package static func integer(in range: ClosedRange<Int>) -> Self {
        Self(
            placeholder: "number",
            expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)",
            parse: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } }
        )
    }
}

extension ArgumentType where Value: CaseIterable & RawRepresentable, Value.RawValue == String {
    /// One of an enum's cases, by its raw value.
    package static func choice(of type: Value.Type) -> Self {
        let words = type.allCases.map(\.rawValue)
        return Self(
            placeholder: words.joined(separator: "|"),
            expectation: "one of \(words.joined(separator: ", "))",
            completion: .words(words),
            parse: { Value(rawValue: $0) },
            describe: { $0.rawValue }
        )
    }
}
