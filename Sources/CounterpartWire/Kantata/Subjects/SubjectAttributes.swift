/// Reads the attributes of a subject, which are kept as text (see `Subject.attributes`).
enum SubjectAttributes {
    /// The members that have one of these names, in the order in which they stand; none if the text
    /// is no object, which no store should hold.
    static func members(
        of text: String,
        where names: some Collection<String>
    ) -> [JSONValue.Member] {
        var scanner = JSONScanner(Array(text.utf8))
        var members: [JSONValue.Member] = []
        do throws(JSONSyntaxError) {
            try scanner.scanMembers { (scanner, key) throws(JSONSyntaxError) in
                let name = scanner.text(of: key)
                if names.contains(name) {
                    members.append(JSONValue.Member(key: name, value: try scanner.scanValue()))
                } else {
                    try scanner.skipValue()
                }
            }
        } catch {
            return []
        }
        return members
    }

    /// Every member with its value as it is written; `nil` if the text is no object.
    static func rawMembers(of text: String) -> [(key: String, json: String)]? {
        var scanner = JSONScanner(Array(text.utf8))
        var members: [(key: String, json: String)] = []
        do throws(JSONSyntaxError) {
            try scanner.scanMembers { (scanner, key) throws(JSONSyntaxError) in
                let start = key.range.lowerBound - 1
                try scanner.skipValue()
                let json = String(decoding: scanner.bytes[start..<scanner.position], as: UTF8.self)
                members.append((scanner.text(of: key), json))
            }
        } catch {
            return nil
        }
        return members
    }
}
