import CounterpartSQLite

/// Integers and texts as one JSON array, which SQLite takes apart.
enum JSONArray {
    static func text(_ values: [SQLValue]) -> String {
        var json: [UInt8] = []
        for value in values {
            let end = json.count
            json.append(UInt8(ascii: json.isEmpty ? "[" : ","))
            switch value {
            case .integer(let integer): json += "\(integer)".utf8
            // No attribute holds U+0000, and SQLite would cut the value there.
            case .text(let text) where text.utf8.contains(0): json.removeLast(json.count - end)
            case .text(let text): JSONText.append(text, to: &json)
            case .null, .blob: preconditionFailure("A filter has integers and texts")
            }
        }
        return json.isEmpty ? "[]" : String(decoding: json, as: UTF8.self) + "]"
    }
}
