/// Why bytes are not one JSON text (RFC 8259), and where.
package struct JSONSyntaxError: Error, Hashable, Sendable {
    /// What is wrong, as the end of a sentence, for instance "a comma or a closing brace is missing".
    package let problem: String
    /// The number of bytes before the mistake.
    package let position: Int

    package init(_ problem: String, at position: Int) {
        self.problem = problem
        self.position = position
    }
}

extension JSONSyntaxError: CustomStringConvertible {
    package var description: String {
        "\(problem) at byte \(position)"
    }
}
