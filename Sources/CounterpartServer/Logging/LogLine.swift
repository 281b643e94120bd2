import Counterpart
import CounterpartBytes
import CounterpartWire
import Glibc

/// One line of the log, as pairs of a name and a value; it never holds a token, a body or a value
/// from a query.
///
/// Each pair is written when it is added: gathering them first cost a request 2 µs.
struct LogLine: ~Copyable {
    private let format: LogFormat
    private var writer = ByteWriter(minimumCapacity: 320)

    /// Begins a line with the current time.
    init(_ format: LogFormat, level: StaticString, event: StaticString) {
        self.format = format
        if format == .json { writer.append("{\"time\":\"") }
        Self.writeTime(into: &writer)
        if format == .json { writer.append("\"") }
        add("level", word: level)
        add("event", word: event)
    }

    /// Adds a text, in quotes where it needs them.
    mutating func add(_ name: StaticString, _ value: String) {
        begin(name)
        if format == .text, value.utf8.allSatisfy(Self.isPlain) {
            writer.append(text: value)
        } else {
            writer.append(jsonString: value)
        }
    }

    /// Adds a text that needs neither quotes nor escapes in a line for people.
    mutating func add(_ name: StaticString, word value: String) {
        begin(name)
        if format == .json { writer.append("\"") }
        writer.append(text: value)
        if format == .json { writer.append("\"") }
    }

    mutating func add(_ name: StaticString, word value: StaticString) {
        begin(name)
        if format == .json { writer.append("\"") }
        writer.append(value)
        if format == .json { writer.append("\"") }
    }

    mutating func add(_ name: StaticString, _ value: Int) {
        begin(name)
        writer.append(decimal: Int64(value))
    }

    /// Adds a duration in milliseconds with three decimals.
    mutating func add(_ name: StaticString, _ value: Duration) {
        begin(name)
        let (seconds, attoseconds) = value.components
        writer.append(decimal: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
        writer.append(".")
        let microseconds = attoseconds / 1_000_000_000_000 % 1_000
        Self.writePadded(microseconds, into: &writer)
    }

    /// Returns the whole line with its end.
    consuming func finish() -> Bytes {
        writer.append(format == .json ? "}\n" : "\n")
        return writer.finish()
    }

    private mutating func begin(_ name: StaticString) {
        if format == .json {
            writer.append(",\"")
            writer.append(name)
            writer.append("\":")
        } else {
            writer.append(UInt8(ascii: " "))
            writer.append(name)
            writer.append(UInt8(ascii: "="))
        }
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
