import Foundation
import Testing

/// The scripts that `completion` prints, in the shells they are for.
@Suite(.timeLimit(.minutes(5))) struct CompletionTests {
    struct Line: Sendable, CustomTestStringConvertible {
        /// The words up to the cursor as the shell splits them; the last is being written.
        let words: [String]
        let offers: [String]

        init(_ words: String..., offers: [String]) {
            self.words = words
            self.offers = offers
        }

        var testDescription: String { words.joined(separator: " ") }
    }

    private static let lines = [
        Line("sample", "", offers: ["serve", "token", "import", "completion"]),
        Line("sample", "to", offers: ["token"]),
        Line("sample", "token", "", offers: ["create"]),
        Line("sample", "-d", "serve", "", offers: ["serve", "token", "import", "completion"]),
        Line("sample", "token", "create", "--s", offers: ["--scope"]),
        Line("sample", "token", "create", "--scope", "", offers: ["read", "write", "admin"]),
        Line("sample", "token", "create", "--scope", "w", offers: ["write"]),
        Line("sample", "serve", "--port", "", offers: []),
        Line("sample", "completion", "z", offers: ["zsh"]),
    ]

    @Test(
        arguments: lines + [
            Line("sample", "token", "create", "--scope", "=", offers: ["read", "write", "admin"]),
            Line("sample", "token", "create", "--scope", "=", "a", offers: ["admin"]),
            Line("sample", "--database", "=", "x", "serve", "--p", offers: ["--port"]),
            Line("sample", "import", "/etc/ld.so.conf.", offers: ["/etc/ld.so.conf.d"]),
            Line("sample", "import", "--database", "/etc/os-rel", offers: ["/etc/os-release"]),
        ]
    )
    func `bash offers what fits`(_ line: Line) async throws {
        let script = await Call("completion", "bash").output
        let words = line.words.map { "'\($0)'" }.joined(separator: " ")
        let answer = try run(
            "bash",
            ["--norc", "-uc"],
            """
            \(script)
            complete -p sample >/dev/null || exit 1
            COMP_WORDS=(\(words)) COMP_CWORD=\(line.words.count - 1)
            _sample
            printf '%s\\n' ${COMPREPLY[@]+"${COMPREPLY[@]}"}
            """
        )
        #expect(answer.sorted() == line.offers.sorted())
    }

    @Test(.needs("fish"), arguments: lines)
    func `fish offers what fits`(_ line: Line) async throws {
        let script = await Call("completion", "fish").output
        let words = line.words.joined(separator: " ")
        let answer = try run("fish", ["--no-config", "-c"], "\(script)\ncomplete -C '\(words)'")
        let offers = answer.map { $0.prefix { $0 != "\t" } }.map(String.init)
        #expect(Set(line.offers).isSubset(of: offers))
        #expect(line.offers.isEmpty == offers.isEmpty)
    }

    @Test(.needs("zsh")) func `zsh can read its script`() async throws {
        let script = await Call("completion", "zsh").output
        let defined = try run(
            "zsh",
            ["-fc"],
            "autoload -U compinit; compinit -D; \(script)\nwhence -w _sample_token_create"
        )
        #expect(defined == ["_sample_token_create: function"])
    }

    private func run(_ shell: String, _ options: [String], _ text: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [shell] + options + [text]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    }
}

extension Trait where Self == ConditionTrait {
    static func needs(_ shell: String) -> Self {
        let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        return .enabled(
            if: folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(shell)") },
            "\(shell) is not installed"
        )
    }
}
