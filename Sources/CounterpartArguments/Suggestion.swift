/// Finds what somebody may have meant.
enum Suggestion {
    /// Returns "; did you mean …?" if one of the words is close, and otherwise `fallback`.
    static func sentenceEnd(for word: String, among words: [String], fallback: String) -> String {
        closest(to: word, among: words).map { "; did you mean \($0)?" } ?? fallback
    }

    /// The closest word that at most a third of the letters tell apart, or that `word` begins.
    static func closest(to word: String, among words: [String]) -> String? {
        let letters = word.drop { $0 == "-" }
        guard !letters.isEmpty else { return nil }
        let limit = max(1, letters.count / 3)
        let candidates = words.map { candidate in
            let name = candidate.drop { $0 == "-" }
            let isBeginning = letters.count > 1 && name.hasPrefix(letters)
            return (candidate, isBeginning ? 1 : distance(Array(letters), Array(name)))
        }
        return candidates.filter { $0.1 <= limit }.min { $0.1 < $1.1 }?.0
    }

    /// How many letters must be inserted, removed, replaced or swapped with their neighbour.
    static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var older: [Int] = []
        var previous = Array(0...right.count)
        for row in left.indices {
            var current = [row + 1]
            for column in right.indices {
                let isSame = left[row] == right[column]
                var cost = min(
                    previous[column + 1] + 1,
                    current[column] + 1,
                    previous[column] + (isSame ? 0 : 1)
                )
                if row > 0, column > 0, left[row] == right[column - 1],
                    left[row - 1] == right[column]
                {
                    cost = min(cost, older[column - 1] + 1)
                }
                current.append(cost)
            }
            older = previous
            previous = current
        }
        return previous[right.count]
    }
}
