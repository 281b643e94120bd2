/// Rows in aligned columns, which fit the terminal, each with text below if it has some.
struct ReportTable {
    struct Column {
        var title: String
        var isRight = false
        /// Whether its cells may be cut where the line is too long.
        var isFlexible = false
    }

    struct Cell: ExpressibleByStringInterpolation {
        var text: String
        var paint: Paint?

        init(_ text: String, _ paint: Paint? = nil) {
            self.text = text.printable
            self.paint = paint
        }

        init(stringLiteral text: String) {
            self.init(text)
        }
    }

    private struct Row {
        var cells: [Cell]
        var notes: [Cell]
    }

    /// How far a cell is cut at most.
    private static let leastWidth = 6
    private static let gap = "  "

    private let columns: [Column]
    private var rows: [Row] = []

    init(_ columns: [Column]) {
        self.columns = columns
    }

    /// Adds a row of as many cells as there are columns, and notes, each on lines of its own below.
    mutating func add(_ cells: [Cell], notes: [Cell] = []) {
        precondition(cells.count == columns.count, "A row has a cell for each column")
        rows.append(Row(cells: cells, notes: notes))
    }

    func lines(on terminal: Terminal) -> [String] {
        let widths = widths(on: terminal)
        let titles = columns.map { Cell($0.title, .bold) }
        var lines = [line(of: titles, widths, terminal)]
        for row in rows {
            lines.append(line(of: row.cells, widths, terminal))
            for note in row.notes {
                let indent = "    "
                let wrapped = note.text.wrapped(to: terminal.width.map { $0 - indent.count })
                lines += wrapped.map { indent + terminal.painted($0, note.paint) }
            }
        }
        return lines
    }

    private func line(of cells: [Cell], _ widths: [Int], _ terminal: Terminal) -> String {
        var line = ""
        for (index, cell) in cells.enumerated() {
            let text = cell.text.cut(to: widths[index])
            let isLast = index == cells.count - 1
            let padded = text.padded(to: widths[index], isRight: columns[index].isRight)
            // Only the text has a paint, and no line ends with space.
            let space = padded.dropFirst(text.count)
            let painted = terminal.painted(text, cell.paint)
            if columns[index].isRight {
                line += padded.dropLast(text.count) + painted
            } else {
                line += isLast ? painted : painted + space
            }
            if !isLast { line += Self.gap }
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// The columns' widths; where the line is too long, the widest flexible one gives way.
    private func widths(on terminal: Terminal) -> [Int] {
        var widths = columns.indices.map { index in
            rows.map { $0.cells[index].text.columns }.max() ?? 0
        }
        for (index, column) in columns.enumerated() {
            widths[index] = max(widths[index], column.title.columns)
        }
        guard let limit = terminal.width else { return widths }
        let gaps = Self.gap.count * (columns.count - 1)
        while widths.reduce(gaps, +) > limit {
            let flexible = columns.indices.filter {
                columns[$0].isFlexible && widths[$0] > Self.leastWidth
            }
            guard let widest = flexible.max(by: { widths[$0] < widths[$1] }) else { break }
            widths[widest] -= 1
        }
        return widths
    }
}
