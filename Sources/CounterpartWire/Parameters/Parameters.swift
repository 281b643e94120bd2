import CounterpartBytes

/// The parameters of a request, from its query and its body, as Rails reads them (contract §1.6).
package struct Parameters: Hashable, Sendable {
    /// How many names and values a query or a form may have.
    package static let countLimit = 2048
    /// How many brackets a name may have, `a[b][c]` has two.
    package static let depthLimit = 32

    /// In the order given; a later one replaces an earlier one of the same name.
    private(set) var members: [JSONValue.Member] = []
    /// How many of the first members come from JSON; the values of all others are texts.
    private var typedCount = 0

    /// No parameters.
    package init() {}

    /// The parameters of a JSON body.
    init(json members: [JSONValue.Member]) {
        self.members = members
        typedCount = members.count
    }

    /// These parameters and those of `query`, which count where both have a name.
    func merged(with query: Parameters) -> Parameters {
        var merged = self
        merged.members += query.members
        return merged
    }

    /// Reads a query, the part of a URL after the question mark.
    package init(query: String) throws(ParameterError) {
        try self.init(form: query.utf8.span)
    }

    /// Reads a body of the type `application/x-www-form-urlencoded`, or a query.
    package init(form bytes: Span<UInt8>) throws(ParameterError) {
        var count = 0
        var rest = bytes
        members.reserveCapacity(8)
        while !rest.isEmpty {
            let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.count
            if end > 0 {
                count += 1
                guard count <= Self.countLimit else { throw .tooMany }
                try add(rest.extracting(..<end))
            }
            rest = rest.extracting(min(end + 1, rest.count)...)
        }
    }

    /// Adds `name=value`; a name alone has no value, which is not the same as an empty one.
    private mutating func add(_ bytes: Span<UInt8>) throws(ParameterError) {
        guard let equals = bytes.firstIndex(of: UInt8(ascii: "=")) else {
            return try add(try PercentEncoding.decode(bytes), .null)
        }
        let name = try PercentEncoding.decode(bytes.extracting(..<equals))
        let value = try PercentEncoding.decode(bytes.extracting((equals + 1)...))
        try add(name, .string(value))
    }

    /// Adds one name and value; a name with brackets goes into an array or an object.
    mutating func add(_ name: String, _ value: JSONValue) throws(ParameterError) {
        if ParameterName.hasBracket(name) {
            try ParameterName.insert(value, at: Array(name.utf8)[...], into: &members)
        } else if !name.isEmpty {
            members.append(JSONValue.Member(key: name, value: value))
        }
    }

    /// The value of a parameter: `nil` if it is not given, ``JSONValue/null`` if it is given without
    /// a value.
    package subscript(name: String) -> JSONValue? {
        // The lengths first: most of what is asked for is not there.
        let length = name.utf8.count
        return members.last { $0.key.utf8.count == length && $0.key == name }?.value
    }

    /// Whether a parameter was given in JSON, where a text is no number; a query and a form have
    /// nothing but texts (contract §1.6).
    func isTyped(_ name: String) -> Bool {
        members.lastIndex { $0.key == name }.map { $0 < typedCount } ?? false
    }
}
