/// What must not be written in Swift, and what to write in its place.
struct BannedText {
    enum Place {
        case sources
        case sourcesAndTests
    }

    let text: String
    let place: Place
    let replacement: String

    init(_ text: String, in place: Place = .sources, insteadOf replacement: String) {
        self.text = text
        self.place = place
        self.replacement = replacement
    }

    func remarks(on file: TextFile) -> [Remark] {
        guard file.isSwift, file.target != "TidyTests", file.isSource || place == .sourcesAndTests
        else { return [] }
        return file.remarks { line in
            line.containsWord(text) ? "'\(text)' is not for this house: \(replacement)" : nil
        }
    }

    static let all = [
        BannedText(
            "import Foundation",
            insteadOf: "import Glibc; Foundation costs 16 MB of memory and a slow start"
        ),
        BannedText(
            "@testable",
            in: .sourcesAndTests,
            insteadOf: "test through package declarations"
        ),
        BannedText(
            "@_exported",
            in: .sourcesAndTests,
            insteadOf: "import the module where it is used"
        ),
        BannedText(
            "@unchecked Sendable",
            in: .sourcesAndTests,
            insteadOf: "keep shared state in a Mutex or an actor"
        ),
        BannedText(
            "nonisolated(unsafe)",
            in: .sourcesAndTests,
            insteadOf: "keep shared state in a Mutex or an actor"
        ),
        BannedText("try!", insteadOf: "throw, or catch and say why it cannot happen"),
        BannedText(
            "fatalError(",
            insteadOf:
                "throw what the world can break, and use precondition for what only a bug can"
        ),
        BannedText(
            "for unsafe",
            in: .sourcesAndTests,
            insteadOf: "loop over indices; the formatter joins the two words"
        ),
        BannedText("TODO", insteadOf: "do it, or open an issue"),
        BannedText("FIXME", insteadOf: "mend it, or open an issue"),
        BannedText("XXX", insteadOf: "say what is meant, or open an issue"),
    ]
}
