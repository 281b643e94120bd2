/// The value of a `Content-Type` header.
struct MediaType {
    /// Type and subtype in lower case, for instance `application/json`.
    let name: String
    private let parameters: [Substring]

    init(_ header: String) {
        // What nearly all clients send needs no taking apart.
        if header == "application/json" || header == "application/x-www-form-urlencoded" {
            name = header
            parameters = []
            return
        }
        let parts = header.split(separator: ";", omittingEmptySubsequences: false)
        name = Self.trimmed(parts[0]).lowercased()
        parameters = Array(parts.dropFirst())
    }

    /// Whether bodies of this type are JSON: also a vendor's own, `application/vnd.api+json`.
    var isJSON: Bool {
        name == "application/json" || name.hasPrefix("application/") && name.hasSuffix("+json")
    }

    /// The value of a parameter, without the quotes that may stand around it.
    func parameter(_ name: String) -> String? {
        for parameter in parameters {
            let halves = parameter.split(separator: "=", maxSplits: 1)
            guard halves.count == 2, Self.trimmed(halves[0]).lowercased() == name else { continue }
            let value = Self.trimmed(halves[1])
            let isQuoted = value.count >= 2 && value.first == "\"" && value.last == "\""
            return String(isQuoted ? value.dropFirst().dropLast() : value)
        }
        return nil
    }

    static func trimmed(_ text: Substring) -> Substring {
        var text = text.drop { $0 == " " || $0 == "\t" }
        while text.last == " " || text.last == "\t" { text.removeLast() }
        return text
    }
}
