import Counterpart
import CounterpartBytes

/// Cells of a CSV file (RFC 4180).
extension ByteWriter {
    /// Appends a text as a cell, quoted where it must be.
    ///
    /// A spreadsheet takes what begins with one of these for a formula, which may be an attack: an
    /// apostrophe before it makes it a text.
    mutating func append(cell text: String) {
        let bytes = text.utf8
        let isFormula = bytes.first.map(Self.beginsFormula) ?? false
        let isQuoted = bytes.contains {
            $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        }
        if isQuoted { append("\"") }
        if isFormula { append("'") }
        if isQuoted {
            for byte in bytes {
                if byte == UInt8(ascii: "\"") { append("\"") }
                append(byte)
            }
            append("\"")
        } else {
            append(text: text)
        }
    }

    static func beginsFormula(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), 0x09, 0x0D:
            true
        default: false
        }
    }

    /// Appends a row; what has no value is an empty cell.
    mutating func append(row cells: [String?]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { append(",") }
            if let cell { append(cell: cell) }
        }
        append("\r\n")
    }
}
