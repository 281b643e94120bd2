/// Walks over the parts of a multipart body.
struct MultipartReader {
    struct Part {
        /// `nil` if the part is a file.
        let fieldName: String?
        let content: Range<Int>
    }

    /// The bytes that a line of a part's header may have.
    private static let headerLineLimit = 8_192
    private static let lineEnd: [UInt8] = [0x0D, 0x0A]
    private let bytes: [UInt8]
    private let delimiter: [UInt8]
    private var position = 0
    private var isAtEnd = false

    init(_ bytes: [UInt8], boundary: String) {
        self.bytes = bytes
        delimiter = Array("--\(boundary)".utf8)
    }

    /// Passes what stands before the first delimiter, which means nothing (RFC 2046 §5.1.1), and the
    /// delimiter itself.
    mutating func readPreamble() throws(ParameterError) {
        if bytes.starts(with: delimiter) {
            position = delimiter.count
        } else if let end = firstIndex(of: Self.lineEnd + delimiter, from: 0) {
            position = end + 2 + delimiter.count
        } else {
            throw .malformed
        }
        try readDelimiterEnd()
    }

    mutating func readPart() throws(ParameterError) -> Part? {
        if isAtEnd { return nil }
        var disposition: String?
        while let line = try readHeaderLine() {
            let halves = line.split(separator: ":", maxSplits: 1)
            if halves.count == 2, halves[0].lowercased() == "content-disposition" {
                disposition = String(MediaType.trimmed(halves[1]))
            }
        }
        guard let disposition, let name = Self.parameter("name", of: disposition) else {
            throw .malformed
        }
        let isFile = Self.parameter("filename", of: disposition) != nil
        let start = position
        guard let end = firstIndex(of: Self.lineEnd + delimiter, from: start) else {
            throw .malformed
        }
        position = end + 2 + delimiter.count
        try readDelimiterEnd()
        return Part(fieldName: isFile ? nil : name, content: start..<end)
    }

    /// After a delimiter stands a line end, or `--` if it is the last one.
    private mutating func readDelimiterEnd() throws(ParameterError) {
        let rest = bytes[position...]
        if rest.starts(with: Self.lineEnd) {
            position += 2
        } else if rest.starts(with: [UInt8(ascii: "-"), UInt8(ascii: "-")]) {
            isAtEnd = true
        } else {
            throw .malformed
        }
    }

    /// Returns the next header line, or `nil` for the empty line that ends the header.
    private mutating func readHeaderLine() throws(ParameterError) -> String? {
        guard let end = firstIndex(of: Self.lineEnd, from: position),
            end - position <= Self.headerLineLimit
        else { throw .malformed }
        let line = position..<end
        position = end + 2
        return line.isEmpty ? nil : try PercentEncoding.text(bytes.span.extracting(line))
    }

    private func firstIndex(of pattern: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + pattern.count <= bytes.count {
            if bytes[index] == pattern[0], bytes[index...].starts(with: pattern) { return index }
            index += 1
        }
        return nil
    }

    /// The value of a parameter of a `Content-Disposition`, in quotes or without.
    ///
    /// A quote within quotes is written `%22`, or `\"` by older clients (RFC 7578 §2).
    private static func parameter(_ name: String, of disposition: String) -> String? {
        var rest = disposition[...]
        while let semicolon = rest.firstIndex(of: ";") {
            rest = rest[rest.index(after: semicolon)...].drop { $0 == " " || $0 == "\t" }
            let key = rest.prefix { $0 != "=" && $0 != ";" }
            rest = rest[key.endIndex...]
            guard rest.first == "=" else { continue }
            rest.removeFirst()
            let value = takeValue(&rest)
            if MediaType.trimmed(key).lowercased() == name { return value }
        }
        return nil
    }

    private static func takeValue(_ rest: inout Substring) -> String {
        guard rest.first == "\"" else {
            let value = rest.prefix { $0 != ";" }
            rest = rest[value.endIndex...]
            return String(MediaType.trimmed(value))
        }
        rest.removeFirst()
        var value = ""
        while let character = rest.popFirst(), character != "\"" {
            if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                rest.removeFirst()
                value.append(next)
            } else {
                value.append(character)
            }
        }
        return value
    }
}
