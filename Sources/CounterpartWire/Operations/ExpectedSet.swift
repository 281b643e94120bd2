package import Counterpart
import CounterpartBytes

/// The set of subjects that somebody expects to be synced, as it is uploaded.
///
/// It is strict: a line that is not understood refuses the whole set, by its number.
package enum ExpectedSet {
    /// The columns, and the members of a line of NDJSON.
    private static let columns = (number: "subject_id", ref: "service_model_ref")

    /// Reads a body by its type.
    package static func parse(
        _ body: [UInt8],
        contentType: String?
    ) throws(Problem) -> [ExpectedSubject] {
        switch MediaType(contentType ?? "").name {
        case "text/csv": return try csv(body)
        case "application/x-ndjson": return try ndjson(body)
        default:
            throw Problem(
                .invalidRequest,
                "Send the set with the Content-Type text/csv or application/x-ndjson."
            )
        }
    }

    /// Reads a CSV file.
    ///
    /// With a header, the columns of these names count, wherever they stand; without one, the first
    /// column is the id. Other columns do not count.
    static func csv(
        _ bytes: [UInt8],
        limit: Int = Reconciliation.expectedLimit
    ) throws(Problem) -> [ExpectedSubject] {
        var reader = CSVReader(bytes)
        var cells: [[UInt8]] = []
        var places: (number: Int, ref: Int?)?
        var subjects: [ExpectedSubject] = []
        while try readRow(&reader, into: &cells) {
            guard let (number, ref) = places else {
                places = try header(cells)
                if places == nil {
                    places = (0, nil)
                    subjects.append(try subject(cells, 0, nil, line: reader.line))
                }
                continue
            }
            try check(subjects.count, limit)
            subjects.append(try subject(cells, number, ref, line: reader.line))
        }
        return subjects
    }

    private static func readRow(
        _ reader: inout CSVReader,
        into cells: inout [[UInt8]]
    ) throws(Problem) -> Bool {
        do throws(CSVReader.Mistake) {
            return try reader.readRow(into: &cells)
        } catch {
            throw mistake(error.line, "There is \(error.reason).")
        }
    }

    /// Where the columns are; `nil` if the row is no header.
    private static func header(
        _ cells: [[UInt8]]
    ) throws(Problem) -> (number: Int, ref: Int?)? {
        let names = cells.map { String(decoding: $0, as: UTF8.self).lowercased() }
        guard let number = names.firstIndex(of: columns.number) else { return nil }
        let ref = names.firstIndex(of: columns.ref)
        guard names.lastIndex(of: columns.number) == number,
            names.lastIndex(of: columns.ref) == ref
        else { throw mistake(1, "A column is named twice.") }
        return (number, ref)
    }

    private static func subject(
        _ cells: [[UInt8]],
        _ number: Int,
        _ ref: Int?,
        line: Int
    ) throws(Problem) -> ExpectedSubject {
        guard max(number, ref ?? 0) < cells.count else {
            throw mistake(line, "The row has too few cells.")
        }
        guard let id = self.number(cells[number]) else { throw wrongNumber(line) }
        guard let ref, !cells[ref].isEmpty else { return ExpectedSubject(number: id) }
        // The apostrophe that our own files put before what looks like a formula.
        let isGuarded =
            cells[ref].count > 1 && cells[ref][0] == UInt8(ascii: "'")
            && ByteWriter.beginsFormula(cells[ref][1])
        guard let text = String(validating: cells[ref].dropFirst(isGuarded ? 1 : 0), as: UTF8.self)
        else { throw mistake(line, "\(columns.ref) is not UTF-8.") }
        return ExpectedSubject(number: id, ref: text)
    }

    /// The id in a cell, which may have spaces around it.
    private static func number(_ cell: [UInt8]) -> Int64? {
        let digits = cell.drop { $0 == 0x20 }.prefix { $0 != 0x20 }
        guard cell[digits.endIndex...].allSatisfy({ $0 == 0x20 }) else { return nil }
        var number: Int64 = 0
        for digit in digits {
            let (tenfold, overflow) = number.multipliedReportingOverflow(by: 10)
            let (sum, overflow2) = tenfold.addingReportingOverflow(Int64(digit) - 48)
            guard (48...57).contains(digit), !overflow, !overflow2 else { return nil }
            number = sum
        }
        return number >= 1 ? number : nil
    }

    private static func check(_ count: Int, _ limit: Int) throws(Problem) {
        guard count < limit else {
            throw Problem(.tooLarge, "The set has more than \(limit) lines.")
        }
    }

    private static func mistake(_ line: Int, _ sentence: String) -> Problem {
        Problem(.invalidRequest, "Line \(line): \(sentence) Nothing was compared.")
    }

    private static func wrongNumber(_ line: Int) -> Problem {
        let header = line == 1 ? ", or name the columns in this line" : ""
        return mistake(line, "\(columns.number) must be a whole number from 1\(header).")
    }

    /// Reads an object from each line; empty lines do not count.
    static func ndjson(
        _ bytes: [UInt8],
        limit: Int = Reconciliation.expectedLimit
    ) throws(Problem) -> [ExpectedSubject] {
        var reader = ExpectedLineReader(bytes)
        var subjects: [ExpectedSubject] = []
        while let subject = try readSubject(&reader, bytes) {
            try check(subjects.count, limit)
            subjects.append(subject)
        }
        return subjects
    }

    private static func readSubject(
        _ reader: inout ExpectedLineReader,
        _ bytes: [UInt8]
    ) throws(Problem) -> ExpectedSubject? {
        do throws(JSONSyntaxError) {
            return try reader.readSubject()
        } catch {
            let line = bytes[..<min(error.position, bytes.count)].count { $0 == 0x0A } + 1
            throw mistake(line, "The line is not as it should be: \(error.problem).")
        }
    }
}
