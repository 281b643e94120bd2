package import CounterpartBytes

extension ByteWriter {
    /// Appends `value` without white space; numbers keep their digits, objects the order of their
    /// members.
    package mutating func append(json value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(json: value)
        case .number(let raw): append(text: raw)
        case .string(let text): append(jsonString: text)
        case .array(let elements):
            append("[")
            for (index, element) in elements.enumerated() {
                if index > 0 { append(",") }
                append(json: element)
            }
            append("]")
        case .object(let members):
            append("{")
            for (index, member) in members.enumerated() {
                if index > 0 { append(",") }
                append(jsonString: member.key)
                append(":")
                append(json: member.value)
            }
            append("}")
        }
    }
}
