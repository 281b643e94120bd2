import Testing

/// A message of a third-party system, and the fingerprint that it must have.
struct ReducedMessage: CustomTestStringConvertible, Sendable {
    var message: String
    var fingerprint: String

    var testDescription: String { message }

    static let all = netSuite + salesforce + quickBooks + jira + workday

    /// Reads lines of which each second begins with an arrow and is the fingerprint.
    static func table(_ text: String) -> [ReducedMessage] {
        let lines = text.split(separator: "\n")
        precondition(lines.count.isMultiple(of: 2), "Each message has its fingerprint")
        return stride(from: 0, to: lines.count, by: 2).map { index in
            precondition(lines[index + 1].hasPrefix("→ "), "\(lines[index]) has no fingerprint")
            return ReducedMessage(
                message: String(lines[index]),
                fingerprint: String(lines[index + 1].dropFirst(2))
            )
        }
    }
}
