/// Rows of text in aligned columns, for a terminal.
struct TextTable {
    private var rows: [[String]]

    init(_ titles: [String]) {
        rows = [titles]
    }

    /// Adds a row of as many cells as there are titles.
    mutating func add(_ cells: [String]) {
        precondition(cells.count == rows[0].count, "A row has a cell for each title")
        rows.append(cells)
    }

    var bytes: [UInt8] {
        let widths = rows[0].indices.map { column in
            rows.map { $0[column].count }.max() ?? 0
        }
        var text = ""
        for row in rows {
            var line = ""
            for (cell, width) in zip(row, widths) {
                line += cell + String(repeating: " ", count: width - cell.count + 2)
            }
            while line.last == " " { line.removeLast() }
            text += line + "\n"
        }
        return Array(text.utf8)
    }
}
