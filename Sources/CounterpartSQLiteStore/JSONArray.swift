import CounterpartSQLite

/// Integers and texts as one JSON array, which SQLite takes apart.
enum JSONArray {
    static func text(_ values: [SQLValue]) -> String {
        var text = "["
        for value in values {
            switch value {
            case .integer(let integer): append("\(integer)", to: &text)
            // No attribute holds U+0000, and SQLite would cut the value there.
            case .text(let element) where element.utf8.contains(0): continue
            case .text(let element): append(quoted(element), to: &text)
            case .null, .blob: preconditionFailure("A filter has integers and texts")
            }
        }
        return text + "]"
    }

    private static func append(_ element: String, to text: inout String) {
        if text.utf8.count > 1 { text += "," }
        text += element
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\":
                quoted.unicodeScalars.append("\\")
                quoted.unicodeScalars.append(scalar)
            case "\u{00}"..."\u{1F}":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
            default:
                quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
