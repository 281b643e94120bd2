import CounterpartArguments

/// Cuts a stream of bytes into lines.
struct LineSplitter {
    /// The bytes that a line may have: a subject with all its attributes fits many times over.
    static let lineLimit = 1 << 20

    private var chunk: [UInt8] = []
    private var position = 0
    private var linesRead = 0
    private var isAtEnd = false

    /// Returns the next line without its end, or `nil` after the last.
    ///
    /// - Throws: ``CommandFailure`` if a line is longer than ``lineLimit``.
    mutating func next(from source: any ByteSource, named name: String) throws -> [UInt8]? {
        var line: [UInt8] = []
        while true {
            if let end = chunk[position...].firstIndex(of: UInt8(ascii: "\n")) {
                line.append(contentsOf: chunk[position..<end])
                position = end + 1
                linesRead += 1
                return try checked(line, name)
            }
            line.append(contentsOf: chunk[position...])
            _ = try checked(line, name)
            position = 0
            chunk = []
            // A source is not asked again after its end: a terminal or a client would let us wait.
            if !isAtEnd, let next = try source.next() {
                chunk = next
                continue
            }
            isAtEnd = true
            // The last line need not end.
            return line.isEmpty ? nil : line
        }
    }

    private func checked(_ line: [UInt8], _ name: String) throws -> [UInt8] {
        guard line.count <= Self.lineLimit else {
            throw CommandFailure(
                "\(name):\(linesRead + 1): the line is longer than \(Self.lineLimit) bytes",
                code: .badInput
            )
        }
        return line
    }
}
