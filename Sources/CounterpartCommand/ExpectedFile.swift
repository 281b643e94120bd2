import CounterpartArguments
import CounterpartServer

/// A set of subjects that somebody expects to be synced, as a file holds it.
struct ExpectedFile {
    let bytes: [UInt8]
    /// The media type.
    let type: String

    /// Reads the whole file, or standard input if it is called `-`.
    init(_ path: String) throws {
        let input = path == "-" ? FileStream.input : try FileStream.reading(path)
        let bytes = try Administration.body(from: input)
        self.bytes = bytes
        type = Self.type(of: path, bytes)
    }

    /// What its name says, or else its first visible byte.
    private static func type(of path: String, _ bytes: [UInt8]) -> String {
        let name = path.lowercased()
        if name.hasSuffix(".csv") { return "text/csv" }
        let isNamed = name.hasSuffix(".ndjson") || name.hasSuffix(".jsonl")
        let isObject = bytes.first { $0 > 0x20 } == UInt8(ascii: "{")
        return isNamed || isObject ? "application/x-ndjson" : "text/csv"
    }
}
