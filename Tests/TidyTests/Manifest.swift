/// The targets of `Package.swift`, in its order.
struct Manifest {
    struct Target: Equatable {
        let name: String
        let dependencies: [String]
        /// Where its name stands, from 1.
        let line: Int
    }

    let targets: [Target]
    private let path: String

    /// Reads the text of a manifest whose targets name their dependencies as plain strings.
    init(_ file: TextFile) {
        path = file.path
        var targets: [Target] = []
        let text = file.lines.joined(separator: "\n")
        let start = /\.(?:target|executableTarget|testTarget|systemLibrary)\(/
        for match in text.matches(of: start) {
            let body = Self.balanced(text[match.range.upperBound...])
            guard let name = body.firstMatch(of: /name:\s*"([^"]+)"/) else { continue }
            let list = body.firstMatch(of: /dependencies:\s*\[([^\]]*)\]/)?.output.1 ?? ""
            let dependencies = list.matches(of: /"([^"]+)"/).map { String($0.output.1) }
            let line = text[..<name.range.lowerBound].count { $0 == "\n" } + 1
            targets.append(
                Target(name: String(name.output.1), dependencies: dependencies, line: line)
            )
        }
        self.targets = targets
    }

    /// A target knows only targets that stand above it.
    var remarks: [Remark] {
        var known: Set<String> = []
        return targets.flatMap { target in
            defer { known.insert(target.name) }
            return target.dependencies.filter { !known.contains($0) }.map { dependency in
                let message =
                    "\(target.name) depends on \(dependency), which does not stand above it: "
                    + "move what both need to a lower floor"
                return Remark(path: path, line: target.line, message: message)
            }
        }
    }

    /// The text up to the parenthesis that closes it.
    private static func balanced(_ text: Substring) -> Substring {
        var depth = 1
        let end = text.firstIndex { character in
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            return depth == 0
        }
        return end.map { text[..<$0] } ?? text
    }
}
