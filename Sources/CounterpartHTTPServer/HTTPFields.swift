import CounterpartBytes

/// The header fields of a request: one copy of their bytes, and where each name and value lies.
///
/// A name is found whatever its case. A value has no white space around it. A `String` is made only
/// of what is asked for, because most requests carry ten fields of which one or two are read.
package struct HTTPFields: Sendable {
    private struct Field {
        let name: Range<UInt32>
        let value: Range<UInt32>
    }

    private var bytes: [UInt8] = []
    private var fields: [Field] = []

    package init() {}

    package init(_ pairs: [(String, String)]) {
        for (name, value) in pairs { append(name: Array(name.utf8), value: Array(value.utf8)) }
    }

    package init(minimumCapacity: Int) {
        bytes.reserveCapacity(minimumCapacity)
        fields.reserveCapacity(16)
    }

    package var count: Int { fields.count }

    /// The value of the first field called `name`, or `nil` if there is none.
    ///
    /// Bytes that are no UTF-8 are replaced by U+FFFD.
    package subscript(name: String) -> String? {
        for field in fields where isNamed(field, name.utf8.span) { return text(field.value) }
        return nil
    }

    /// The values of all fields called `name`, in the order in which they were sent.
    package func values(of name: String) -> [String] {
        fields.filter { isNamed($0, name.utf8.span) }.map { text($0.value) }
    }

    /// How many fields are called `name`.
    package func count(of name: String) -> Int {
        var count = 0
        for field in fields where isNamed(field, name.utf8.span) { count += 1 }
        return count
    }

    package mutating func append(name: some Collection<UInt8>, value: some Collection<UInt8>) {
        let nameRange = append(name)
        fields.append(Field(name: nameRange, value: append(value)))
    }

    /// Whether the value of a field is free of control characters but tabs (RFC 9110 §5.5).
    static func isText(_ value: Span<UInt8>) -> Bool {
        var bad: UInt8 = 0
        for index in value.indices {
            let byte = value[index]
            bad |= (byte < 0x20 && byte != 0x09 || byte == 0x7f) ? 1 : 0
        }
        return bad == 0
    }

    private mutating func append(_ part: some Collection<UInt8>) -> Range<UInt32> {
        let start = UInt32(bytes.count)
        bytes.append(contentsOf: part)
        return start..<UInt32(bytes.count)
    }

    private func isNamed(_ field: Field, _ name: Span<UInt8>) -> Bool {
        guard field.name.count == name.count else { return false }
        let start = Int(field.name.lowerBound)
        for index in name.indices {
            guard bytes[start + index].loweringASCII == name[index].loweringASCII else {
                return false
            }
        }
        return true
    }

    private func text(_ range: Range<UInt32>) -> String {
        String(decoding: bytes.span.extracting(Int(range.lowerBound)..<Int(range.upperBound)))
    }
}

extension UInt8 {
    /// The byte with "A" to "Z" turned into "a" to "z".
    fileprivate var loweringASCII: UInt8 { (0x41...0x5a).contains(self) ? self | 0x20 : self }
}
