/// The rules of the house that neither the compiler nor the formatter knows.
enum Rules {
    static let longestFile = 400

    /// The targets that touch C, and so may say `unsafe`; each use is a place to review.
    static let unsafeTargets: Set = [
        "CounterpartArguments", "CounterpartBytes", "CounterpartHTTPClient",
        "CounterpartHTTPServer", "CounterpartSQLite", "CounterpartSQLiteStore", "CounterpartServer",
        "CounterpartThreads",
    ]
    /// The zones of the system can only be read through its C library.
    static let unsafeFiles: Set = ["Sources/CounterpartWire/Time/SystemTimeZones.swift"]

    static func length(of file: TextFile) -> [Remark] {
        let count = file.lines.count - 1
        // A document is read by programs, and cannot be divided.
        guard file.isSource, !file.path.hasSuffix(".json"), count > longestFile else { return [] }
        let message =
            "\(count) lines are more than \(longestFile): move a type to a file of its own"
        return [Remark(path: file.path, line: longestFile + 1, message: message)]
    }

    static func unsafety(in file: TextFile) -> [Remark] {
        guard file.isSwift, file.isSource, let target = file.target,
            !unsafeTargets.contains(target), !unsafeFiles.contains(file.path)
        else { return [] }
        return file.remarks { line in
            line.withoutComment.containsWord("unsafe")
                ? "'unsafe' is for the targets that touch C: call a safe method of one of them"
                : nil
        }
    }

    /// Paths that exist on one machine only.
    static func machinePaths(in file: TextFile) -> [Remark] {
        let folders = ["work", "root", "tmp/w", "home/runner"].map { "/\($0)/" }
        return file.remarks { line in
            folders.first { isAbsolute($0, in: line) }
                .map { "'\($0)' is a path of one machine: write it relative to the repository" }
        }
    }

    private static func isAbsolute(_ folder: String, in line: String) -> Bool {
        line.ranges(of: folder).contains { range in
            guard let before = line[..<range.lowerBound].last else { return true }
            return !before.isWordCharacter && !".-}*".contains(before)
        }
    }

    /// Links of a Markdown file to files that are not there.
    static func brokenLinks(in file: TextFile, exists: (String) -> Bool) -> [Remark] {
        guard file.isMarkdown else { return [] }
        var isCode = false
        return file.remarks { line in
            if line.drop(while: \.isWhitespace).hasPrefix("```") { isCode.toggle() }
            guard !isCode else { return nil }
            let targets = line.matches(of: /\]\(([^)\s]+)[^)]*\)/).map { String($0.output.1) }
            let broken = targets.first { target in
                resolve(target, from: file.path).map { !exists($0) } ?? false
            }
            return broken.map { "the link '\($0)' leads nowhere: name a file of the repository" }
        }
    }

    /// The path that a link means, or `nil` if it leads out of the repository or to its own page.
    static func resolve(_ link: String, from path: String) -> String? {
        guard !link.contains(":"), !link.hasPrefix("#") else { return nil }
        let file = link.prefix { $0 != "#" }
        var parts = file.hasPrefix("/") ? [] : Array(path.split(separator: "/").dropLast())
        for part in file.split(separator: "/") where part != "." {
            if part == ".." {
                guard parts.popLast() != nil else { return nil }
            } else {
                parts.append(part)
            }
        }
        return parts.joined(separator: "/")
    }

    static func changelog(_ file: TextFile?) -> [Remark] {
        guard let file else {
            return [Remark(path: "CHANGELOG.md", line: nil, message: "is missing: write it")]
        }
        guard !file.lines.contains(where: { $0.hasPrefix("## [Unreleased]") }) else { return [] }
        let message = "has no '## [Unreleased]': write down there what changes for users"
        return [Remark(path: file.path, line: 1, message: message)]
    }

    /// Decisions are called `0001-in-a-few-words.md`, and no number is given twice.
    static func decisions(_ files: [TextFile]) -> [Remark] {
        var taken: [Substring: String] = [:]
        var remarks: [Remark] = []
        for file in files where file.path.hasPrefix("docs/decisions/") {
            guard let match = file.name.wholeMatch(of: /(\d{4})-[a-z0-9-]+\.md/) else {
                let message = "is not called like 0001-in-a-few-words.md: rename it"
                remarks.append(Remark(path: file.path, line: nil, message: message))
                continue
            }
            let number = match.output.1
            if let other = taken[Substring(number)] {
                let message = "has the number of \(other): take the next free one"
                remarks.append(Remark(path: file.path, line: nil, message: message))
            }
            taken[Substring(number)] = file.path
        }
        return remarks
    }
}
