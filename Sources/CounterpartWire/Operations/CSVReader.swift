/// Reads the rows of a CSV file (RFC 4180), which may end with CRLF or LF; empty lines do not count.
struct CSVReader {
    /// What is wrong with a row.
    struct Mistake: Error, Hashable {
        let line: Int
        let reason: String
    }

    private let bytes: [UInt8]
    private var position = 0
    /// The line on which the next row begins, from 1.
    private var nextLine = 1
    /// The line on which the last row began.
    private(set) var line = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    /// Reads the next row into `cells`, and returns whether there was one.
    ///
    /// The room of the cells is used again: a file may have a million rows.
    mutating func readRow(into cells: inout [[UInt8]]) throws(Mistake) -> Bool {
        skipEmptyLines()
        guard position < bytes.count else { return false }
        line = nextLine
        var count = 0
        repeat {
            if count == cells.count { cells.append([]) }
            cells[count].removeAll(keepingCapacity: true)
            try readCell(into: &cells[count])
            count += 1
        } while take(UInt8(ascii: ","))
        cells.removeSubrange(count...)
        guard position == bytes.count || takeLineEnd() else {
            throw Mistake(line: nextLine, reason: "a text after a quoted cell")
        }
        return true
    }

    private mutating func skipEmptyLines() {
        while takeLineEnd() {}
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        guard position < bytes.count, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    private mutating func takeLineEnd() -> Bool {
        let start = position
        _ = take(0x0D)
        guard take(0x0A) || position > start && position == bytes.count else {
            position = start
            return false
        }
        nextLine += 1
        return true
    }

    private mutating func readCell(into cell: inout [UInt8]) throws(Mistake) {
        guard take(UInt8(ascii: "\"")) else { return readPlainCell(into: &cell) }
        while position < bytes.count {
            let byte = bytes[position]
            position += 1
            if byte == 0x0A { nextLine += 1 }
            if byte == UInt8(ascii: "\""), !take(UInt8(ascii: "\"")) { return }
            cell.append(byte)
        }
        throw Mistake(line: line, reason: "a quote that is not closed")
    }

    private mutating func readPlainCell(into cell: inout [UInt8]) {
        let start = position
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: ",") || byte == 0x0A { break }
            if byte == 0x0D, position + 1 == bytes.count || bytes[position + 1] == 0x0A { break }
            position += 1
        }
        cell.append(contentsOf: bytes[start..<position])
    }
}
