/// A text of the repository.
struct TextFile {
    /// From the repository's folder on, for instance `Sources/Counterpart/Token.swift`.
    let path: String
    let lines: [String]

    init(path: String, text: String) {
        self.path = path
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    var name: String { String(path.split(separator: "/").last ?? "") }
    var isSwift: Bool { path.hasSuffix(".swift") }
    var isMarkdown: Bool { path.hasSuffix(".md") }
    var isSource: Bool { path.hasPrefix("Sources/") }

    /// The folder of `Sources` or `Tests` that it lies in, which has the target's name.
    var target: String? {
        let parts = path.split(separator: "/")
        return parts.count > 2 && ["Sources", "Tests"].contains(parts[0]) ? String(parts[1]) : nil
    }

    /// One remark for each line for which `message` returns one.
    func remarks(_ message: (String) -> String?) -> [Remark] {
        lines.enumerated().compactMap { index, line in
            message(line).map { Remark(path: path, line: index + 1, message: $0) }
        }
    }
}

extension StringProtocol {
    /// Whether the text has `word` where no letter, digit or underscore touches it.
    ///
    /// A sign at either end of `word` needs no border there.
    func containsWord(_ word: String) -> Bool {
        ranges(of: word).contains { range in
            let before = self[..<range.lowerBound].last
            let after = self[range.upperBound...].first
            return (word.first?.isWordCharacter != true || before?.isWordCharacter != true)
                && (word.last?.isWordCharacter != true || after?.isWordCharacter != true)
        }
    }

    /// A line of Swift or C without the comment at its end.
    var withoutComment: SubSequence {
        firstRange(of: "//").map { self[..<$0.lowerBound] } ?? self[...]
    }
}

extension Character {
    var isWordCharacter: Bool { isLetter || isNumber || self == "_" }
}
