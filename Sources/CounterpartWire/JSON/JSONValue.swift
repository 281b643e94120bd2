/// One JSON value, as it was written: numbers keep their digits, objects the order of their members.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    /// The number's own text, of any size and precision.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One name and value of an object.
    package struct Member: Hashable, Sendable {
        package let key: String
        package var value: JSONValue

        package init(key: String, value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The value of an object's member, the last one if there are several of that name; `nil` if
    /// there is none, or if this is no object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.last { $0.key == key }?.value
    }
}

extension JSONValue {
    /// Reads one JSON text, strictly as RFC 8259 has it.
    ///
    /// Lone surrogates (`"\ud800"`) are refused: they are no text, and no store could keep them.
    package static func parse(
        _ bytes: [UInt8],
        depthLimit: Int = JSONScanner.depthLimit
    ) throws(JSONSyntaxError) -> JSONValue {
        var scanner = JSONScanner(bytes, depthLimit: depthLimit)
        let value = try scanner.scanValue()
        try scanner.scanEnd()
        return value
    }
}
