/// Names with brackets, which put a value into an array or an object, by the rules of Rack.
enum ParameterName {
    static func hasBracket(_ name: String) -> Bool {
        let bytes = name.utf8.span
        return bytes.indices.contains { isBracket(bytes[$0]) }
    }

    static func isBracket(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "[") || byte == UInt8(ascii: "]")
    }

    /// Puts `value` where `name` says, and makes the arrays and objects on the way.
    ///
    /// `a[]` adds to an array, `a[b]` sets in an object, and `a[][b]` sets in the last object of an
    /// array, or in a new one if that has it already.
    static func insert(
        _ value: JSONValue,
        at name: ArraySlice<UInt8>,
        into members: inout [JSONValue.Member],
        depth: Int = 0
    ) throws(ParameterError) {
        guard depth <= Parameters.depthLimit else { throw .tooDeep }
        let (key, rest) = split(name)
        if key.isEmpty { return }
        let keyText = String(decoding: key, as: UTF8.self)
        if rest.isEmpty {
            members.append(JSONValue.Member(key: keyText, value: value))
        } else if rest.elementsEqual([UInt8(ascii: "[")]) {
            let whole = String(decoding: name, as: UTF8.self)
            members.append(JSONValue.Member(key: whole, value: value))
        } else if rest.starts(with: [UInt8(ascii: "["), UInt8(ascii: "]")]) {
            try withArray(keyText, in: &members) { (elements) throws(ParameterError) in
                try append(value, at: childName(rest.dropFirst(2)), to: &elements, depth: depth + 1)
            }
        } else {
            try withObject(keyText, in: &members) { (inner) throws(ParameterError) in
                try insert(value, at: rest, into: &inner, depth: depth + 1)
            }
        }
    }

    /// Splits `a[b][c]` into `a` and `[b][c]`.
    private static func split(
        _ name: ArraySlice<UInt8>
    ) -> (key: ArraySlice<UInt8>, rest: ArraySlice<UInt8>) {
        let start = name.drop(while: isBracket)
        let key = start.prefix { !isBracket($0) }
        return (key, start[key.endIndex...].drop { $0 == UInt8(ascii: "]") })
    }

    /// The name within an element: `b` for `[b]`, and whatever else stands there as it is.
    private static func childName(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let inner = rest.dropFirst().dropLast()
        let isWrapped = rest.first == UInt8(ascii: "[") && rest.last == UInt8(ascii: "]")
        return isWrapped && !inner.isEmpty && !inner.contains(where: isBracket) ? inner : rest
    }

    private static func append(
        _ value: JSONValue,
        at name: ArraySlice<UInt8>,
        to elements: inout [JSONValue],
        depth: Int
    ) throws(ParameterError) {
        if name.isEmpty { return elements.append(value) }
        if split(name).key.isEmpty { return elements.append(.array([value])) }
        var members: [JSONValue.Member] = []
        if case .object(let last)? = elements.last, !has(name, in: last) {
            elements.removeLast()
            members = last
        }
        try insert(value, at: name, into: &members, depth: depth)
        elements.append(.object(members))
    }

    /// Whether an object has a value for `name` already, so that a new object must begin.
    private static func has(_ name: ArraySlice<UInt8>, in members: [JSONValue.Member]) -> Bool {
        var value = JSONValue.object(members)
        var rest = name
        while !rest.isEmpty {
            if rest.starts(with: [UInt8(ascii: "["), UInt8(ascii: "]")]) { return false }
            let (key, after) = split(rest)
            if key.isEmpty { break }
            guard let inner = value[String(decoding: key, as: UTF8.self)] else { return false }
            value = inner
            rest = after
        }
        return true
    }

    private static func withArray(
        _ key: String,
        in members: inout [JSONValue.Member],
        _ body: (inout [JSONValue]) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        let index = place(of: key, in: &members, orNew: .array([]))
        guard case .array(var elements) = members[index].value else { throw .malformed }
        // What is changed must not be held twice, or each change would copy it.
        members[index].value = .null
        try body(&elements)
        members[index].value = .array(elements)
    }

    private static func withObject(
        _ key: String,
        in members: inout [JSONValue.Member],
        _ body: (inout [JSONValue.Member]) throws(ParameterError) -> Void
    ) throws(ParameterError) {
        let index = place(of: key, in: &members, orNew: .object([]))
        guard case .object(var inner) = members[index].value else { throw .malformed }
        members[index].value = .null
        try body(&inner)
        members[index].value = .object(inner)
    }

    /// The index of the last member `key` that has a value, which is made if there is none.
    private static func place(
        of key: String,
        in members: inout [JSONValue.Member],
        orNew value: JSONValue
    ) -> Int {
        if let index = members.lastIndex(where: { $0.key == key }), members[index].value != .null {
            return index
        }
        members.append(JSONValue.Member(key: key, value: value))
        return members.count - 1
    }
}
