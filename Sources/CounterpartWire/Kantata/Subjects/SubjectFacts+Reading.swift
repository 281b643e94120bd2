package import Counterpart

extension SubjectFacts {
    /// Reads what a store must know from the attributes of a subject, without a tree: an import has
    /// millions of them.
    ///
    /// What is no time, no id or no known kind is as if it were missing. Of several members with one
    /// name the last counts, as in Ruby.
    package init(_ attributes: String, of type: SubjectType) {
        self.init()
        var scanner = JSONScanner(Array(attributes.utf8))
        do throws(JSONSyntaxError) {
            try scanner.scanMembers { (scanner, key) throws(JSONSyntaxError) in
                if scanner.isEqual(key, "created_at") {
                    createdAt = Self.time(try scanner.scanValue())
                } else if scanner.isEqual(key, "updated_at") {
                    updatedAt = Self.time(try scanner.scanValue())
                } else if scanner.isEqual(key, "workspace_id") {
                    workspaceNumber = Self.number(try scanner.scanValue())
                } else if type == .invoice, scanner.isEqual(key, "workspace_ids") {
                    workspaceNumber = Self.onlyNumber(try scanner.scanValue())
                } else if type == .submission, scanner.isEqual(key, "type") {
                    submissionKind = Self.kind(try scanner.scanValue())
                } else {
                    try scanner.skipValue()
                }
            }
        } catch {
            // The text is no object, so it says nothing that a filter could ask for.
            return
        }
    }

    private static func time(_ value: JSONValue) -> Timestamp? {
        guard case .string(let text) = value, let instant = ISO8601.parse(text),
            ISO8601.range.contains(instant.floor)
        else { return nil }
        return instant.floor
    }

    private static func number(_ value: JSONValue) -> Int64? {
        switch value {
        case .string(let text), .number(let text): KantataQuery.subjectNumber(text)
        case .null, .bool, .array, .object: nil
        }
    }

    /// An invoice may be of several workspaces, and then belongs to none of them.
    private static func onlyNumber(_ value: JSONValue) -> Int64? {
        guard case .array(let elements) = value, elements.count == 1 else { return nil }
        return number(elements[0])
    }

    private static func kind(_ value: JSONValue) -> SubmissionKind? {
        guard case .string(let text) = value else { return nil }
        return SubmissionKind(rawValue: text)
    }
}
