import Counterpart
import CounterpartBytes

/// Objects, member by member; the comma between two is written by the second.
extension ByteWriter {
    mutating func object(_ members: (inout ByteWriter) -> Void) {
        append("{")
        members(&self)
        append("}")
    }

    mutating func array<Element>(
        _ elements: some Sequence<Element>,
        _ write: (inout ByteWriter, Element) -> Void
    ) {
        append("[")
        var isFirst = true
        for element in elements {
            if !isFirst { append(",") }
            isFirst = false
            write(&self, element)
        }
        append("]")
    }

    /// Appends the member's name; its value comes next.
    mutating func name(_ name: StaticString) {
        // After a name or a value, the last byte is never an opening brace.
        append(last == UInt8(ascii: "{") ? "\"" : ",\"")
        append(name)
        append("\":")
    }

    mutating func member(_ name: StaticString, _ text: String?) {
        self.name(name)
        append(jsonString: text)
    }

    mutating func member(_ name: StaticString, _ value: Bool) {
        self.name(name)
        append(json: value)
    }

    mutating func member(_ name: StaticString, _ number: (some BinaryInteger)?) {
        self.name(name)
        guard let number else { return append("null") }
        append(decimal: Int64(number))
    }

    /// Ids are texts on the wire, because a number of JavaScript has 53 bits.
    mutating func member(_ name: StaticString, id: Int64?) {
        self.name(name)
        guard let id else { return append("null") }
        append("\"")
        append(decimal: id)
        append("\"")
    }

    mutating func member(_ name: StaticString, _ time: Timestamp?) {
        self.name(name)
        guard let time else { return append("null") }
        append("\"")
        ISO8601.write(time, into: &self)
        append("\"")
    }

    mutating func member(_ name: StaticString, _ members: (inout ByteWriter) -> Void) {
        self.name(name)
        object(members)
    }

    mutating func member<Element>(
        _ name: StaticString,
        _ elements: some Sequence<Element>,
        _ write: (inout ByteWriter, Element) -> Void
    ) {
        self.name(name)
        array(elements, write)
    }

    /// A share or a ratio, with three decimals at most.
    mutating func member(_ name: StaticString, _ ratio: Double) {
        self.name(name)
        guard ratio.isFinite, ratio.magnitude < 1e12 else { return append("null") }
        let thousandths = Int64((ratio * 1_000).rounded())
        append(decimal: thousandths / 1_000)
        var rest = abs(thousandths % 1_000)
        if rest == 0 { return }
        append(".")
        var scale: Int64 = 100
        while rest > 0 {
            append(decimal: rest / scale)
            rest %= scale
            scale /= 10
        }
    }
}
