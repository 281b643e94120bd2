package import Counterpart

/// Who reads a report: a person at a terminal, or a program.
package struct Terminal: Sendable {
    /// The columns of a line; `nil` if lines may have any length.
    package var width: Int?
    /// Whether words may have colours, which never tell what the words do not.
    package var isColoured: Bool
    /// The time that ages are told from.
    package var now: Timestamp

    package init(width: Int?, isColoured: Bool, now: Timestamp) {
        self.width = width.map { max($0, Self.leastWidth) }
        self.isColoured = isColoured
        self.now = now
    }

    /// Narrower terminals get lines of this width, which they break themselves.
    private static let leastWidth = 40

    func painted(_ text: String, _ paint: Paint?) -> String {
        guard isColoured, let paint else { return text }
        return "\u{1B}[\(paint.rawValue)m\(text)\u{1B}[0m"
    }

    /// A time and how long ago it was, for a table whose title tells the zone.
    func moment(_ time: Timestamp?) -> String {
        time.map { "\($0.minute) (\($0.age(at: now)))" } ?? "never"
    }
}

/// How a word stands out; the numbers are those of ECMA-48.
enum Paint: Int {
    case bold = 1
    case dim = 2
    case red = 31
    case green = 32
    case yellow = 33
    case cyan = 36

    /// The paint of a status, a state or a finding.
    static func of(_ state: String) -> Paint? {
        switch state {
        case "failed", "new", "regressed", "missing": .red
        case "pending", "stale", "ongoing", "duplicated", "orphaned": .yellow
        case "successful", "resolved": .green
        case "never_tried", "deleted": .cyan
        default: nil
        }
    }
}
