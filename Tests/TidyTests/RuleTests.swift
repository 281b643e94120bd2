import Testing

/// The rules themselves, on small samples.
@Suite(.timeLimit(.minutes(5))) struct RuleTests {
    private static let source = "Sources/Counterpart/Sample.swift"

    @Test(arguments: [
        ("import Foundation", "import Foundation"), ("@testable import A", "@testable"),
        ("let a = try! b()", "try!"), ("struct A: @unchecked Sendable {}", "@unchecked Sendable"),
        ("fatalError()", "fatalError("), ("// TODO: later", "TODO"),
        ("for unsafe a in b {", "for unsafe"),
        ("nonisolated(unsafe) var a = 1", "nonisolated(unsafe)"), ("// FIXME", "FIXME"),
        ("@_exported import A", "@_exported"), ("let a = 1  // XXX", "XXX"),
    ])
    func `banned text is found, with its line and the replacement`(
        _ line: String,
        _ text: String
    ) throws {
        let file = TextFile(path: Self.source, text: "\n\(line)\n")
        let remarks = BannedText.all.flatMap { $0.remarks(on: file) }
        let remark = try #require(remarks.first)
        #expect(remarks.count == 1)
        #expect("\(remark)".hasPrefix("\(Self.source):2: '\(text)' is not for this house: "))
    }

    @Test(arguments: [
        "import FoundationEssentials2", "let TODOS = 1", "let a = try? b()", "let fatal = Error(1)",
    ])
    func `what only looks like it is not banned`(_ line: String) {
        let file = TextFile(path: Self.source, text: line)
        #expect(BannedText.all.flatMap { $0.remarks(on: file) } == [])
    }

    @Test func `some text is banned in sources only`() {
        let file = TextFile(
            path: "Tests/ATests/A.swift",
            text: "import Foundation\n@testable import A"
        )
        let remarks = BannedText.all.flatMap { $0.remarks(on: file) }
        #expect(remarks.map(\.line) == [2])
    }

    @Test func `a file may have 400 lines, and no more`() {
        let text = String(repeating: "\n", count: 400)
        #expect(Rules.length(of: TextFile(path: Self.source, text: text)) == [])
        let remarks = Rules.length(of: TextFile(path: Self.source, text: text + "a\n"))
        #expect(remarks.map(\.line) == [401])
        let document = TextFile(path: "Sources/Counterpart/openapi.json", text: text + "a\n")
        #expect(Rules.length(of: document) == [])
    }

    @Test func `unsafe is found in code of other targets, but not in comments`() {
        let text = "// unsafe\nlet a = unsafe b\nlet unsafely = 1"
        let remarks = Rules.unsafety(in: TextFile(path: Self.source, text: text))
        #expect(remarks.map(\.line) == [2])
        let allowed = TextFile(path: "Sources/CounterpartBytes/A.swift", text: text)
        #expect(Rules.unsafety(in: allowed) == [])
    }

    @Test func `a dependency that stands below is found`() {
        let text = """
            .target(
                name: "A",
                dependencies: ["B"]
            ),
            .systemLibrary(name: "B", providers: [.apt(["b"])]),
            .testTarget(name: "C", dependencies: ["A", "B"]),
            """
        let manifest = Manifest(TextFile(path: "Package.swift", text: text))
        #expect(manifest.targets.map(\.name) == ["A", "B", "C"])
        #expect(manifest.targets.map(\.dependencies) == [["B"], [], ["A", "B"]])
        #expect(
            manifest.remarks.map(\.description) == [
                "Package.swift:2: A depends on B, which does not stand above it: "
                    + "move what both need to a lower floor"
            ]
        )
    }

    @Test func `a link to a missing file is found`() {
        let text = """
            [a](b.md) and [c](../d.md#e) are there
            [f](g.md) is not
            [h](https://example.org/i), [j](#k) and [l](../../m) are not ours
            ```
            [n](o.md)
            ```
            """
        let file = TextFile(path: "docs/a.md", text: text)
        let remarks = Rules.brokenLinks(in: file) { ["docs/b.md", "d.md"].contains($0) }
        #expect(remarks.map(\.line) == [2])
    }

    @Test(arguments: ["work", "root", "tmp/w"])
    func `a path of one machine is found`(_ folder: String) {
        let text =
            "see /\(folder)/a\n'/\(folder)/b'\nhttps://example.org/\(folder)/c\n../\(folder)/d"
        let remarks = Rules.machinePaths(in: TextFile(path: "README.md", text: text))
        #expect(remarks.map(\.line) == [1, 2])
    }

    @Test func `a changelog without a section for what is not released is found`() {
        #expect(Rules.changelog(nil).count == 1)
        #expect(Rules.changelog(TextFile(path: "CHANGELOG.md", text: "# Changes")).count == 1)
        let file = TextFile(path: "CHANGELOG.md", text: "# Changes\n\n## [Unreleased]\n")
        #expect(Rules.changelog(file) == [])
    }

    @Test func `a decision with a number that is taken, or without one, is found`() {
        let names = ["0001-a.md", "0002-b.md", "0002-c.md", "d.md"]
        let files = names.map { TextFile(path: "docs/decisions/\($0)", text: "") }
        #expect(
            Rules.decisions(files).map(\.path) == [
                "docs/decisions/0002-c.md", "docs/decisions/d.md",
            ]
        )
    }
}
