import Counterpart
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartWire
import Glibc

/// One line of the log, as pairs of a name and a value; it never holds a token, a body or a value
/// from a query.
struct LogLine {
    enum Value {
        case text(String)
        case integer(Int64)
        case microseconds(Int64)
    }

    private var pairs: [(name: StaticString, value: Value)] = []

    init(level: String, event: String) {
        pairs = [("level", .text(level)), ("event", .text(event))]
    }

    mutating func add(_ name: StaticString, _ value: String?) {
        if let value { pairs.append((name, .text(value))) }
    }

    mutating func add(_ name: StaticString, _ value: Int) {
        pairs.append((name, .integer(Int64(value))))
    }

    mutating func add(_ name: StaticString, _ value: Duration) {
        let (seconds, attoseconds) = value.components
        pairs.append((name, .microseconds(seconds * 1_000_000 + attoseconds / 1_000_000_000_000)))
    }

    /// Appends the line with its end, stamped with the current time.
    func write(_ format: LogFormat, into writer: inout ByteWriter) {
        switch format {
        case .text: writeText(&writer)
        case .json: writeJSON(&writer)
        }
        writer.append(UInt8(ascii: "\n"))
    }

    private func writeText(_ writer: inout ByteWriter) {
        Self.writeTime(into: &writer)
        for (name, value) in pairs {
            writer.append(" ")
            writer.append(name)
            writer.append("=")
            switch value {
            case .text(let text) where text.utf8.allSatisfy(Self.isPlain): writer.append(text)
            case .text(let text): writer.append(jsonString: text)
            case .integer(let number): writer.append(decimal: number)
            case .microseconds(let number): Self.writeMilliseconds(number, into: &writer)
            }
        }
    }

    private func writeJSON(_ writer: inout ByteWriter) {
        writer.append("{\"time\":\"")
        Self.writeTime(into: &writer)
        writer.append("\"")
        for (name, value) in pairs {
            writer.append(",\"")
            writer.append(name)
            writer.append("\":")
            switch value {
            case .text(let text): writer.append(jsonString: text)
            case .integer(let number): writer.append(decimal: number)
            case .microseconds(let number): Self.writeMilliseconds(number, into: &writer)
            }
        }
        writer.append("}")
    }

    /// The time in UTC with milliseconds, `2026-01-31T23:59:59.999Z`.
    private static func writeTime(into writer: inout ByteWriter) {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        let second = Timestamp(secondsSinceEpoch: Int64(time.tv_sec))
        ISO8601.write(second, zone: .utc, into: &writer)
        writer.truncate(to: writer.count - 1)
        writer.append(".")
        writePadded(Int64(time.tv_nsec / 1_000_000), into: &writer)
        writer.append("Z")
    }

    private static func writeMilliseconds(_ microseconds: Int64, into writer: inout ByteWriter) {
        writer.append(decimal: microseconds / 1_000)
        writer.append(".")
        writePadded(microseconds % 1_000, into: &writer)
    }

    /// Appends a number below 1,000 in three digits.
    private static func writePadded(_ number: Int64, into writer: inout ByteWriter) {
        if number < 100 { writer.append("0") }
        if number < 10 { writer.append("0") }
        writer.append(decimal: number)
    }

    /// Whether a byte needs no quotes in a line for people.
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "=") && byte != 0x7F
    }
}
