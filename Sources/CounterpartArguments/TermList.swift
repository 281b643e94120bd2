/// Rows of a term and its explanation, in two columns and at most ``width`` wide.
struct TermList {
    static let width = 80
    private static let longestTerm = 26

    private var rows: [(term: String, explanation: String)] = []

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ term: String, _ explanation: String) {
        rows.append((term, explanation))
    }

    var text: String {
        let terms = rows.map(\.term.count).filter { $0 <= Self.longestTerm }
        let column = 2 + (terms.max() ?? Self.longestTerm) + 2
        return rows.map { row in
            let lines = Self.lines(of: row.explanation, width: Self.width - column)
            var text = "  \(row.term)"
            for (index, line) in lines.enumerated() {
                let isBesideTerm = index == 0 && text.count <= column - 2
                if !isBesideTerm { text += "\n" }
                text += String(repeating: " ", count: isBesideTerm ? column - text.count : column)
                text += line
            }
            return text + "\n"
        }.joined()
    }

    /// Breaks a text at spaces; a word that is too long keeps a line of its own.
    static func lines(of text: String, width: Int = width) -> [String] {
        var lines: [String] = []
        for word in text.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            if let last = lines.last, last.count + 1 + word.count <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}
