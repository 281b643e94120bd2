import Counterpart

/// The changes of an attempt as they lie in its row: `[["status","pending","failed"],…]`.
enum AttributeChanges {
    static func text(_ changes: [AttributeChange]) -> String {
        var json = [UInt8(ascii: "[")]
        json.reserveCapacity(256)
        for change in changes {
            json += (json.count == 1 ? "[" : ",[").utf8
            JSONText.append(change.attribute, to: &json)
            json.append(UInt8(ascii: ","))
            append(change.old, to: &json)
            json.append(UInt8(ascii: ","))
            append(change.new, to: &json)
            json.append(UInt8(ascii: "]"))
        }
        json.append(UInt8(ascii: "]"))
        return String(decoding: json, as: UTF8.self)
    }

    /// Returns `nil` if ``text(_:)`` does not write it so.
    static func changes(_ text: String) -> [AttributeChange]? {
        var reader = Reader(bytes: Array(text.utf8))
        return reader.changes()
    }

    private static func append(_ text: String?, to json: inout [UInt8]) {
        guard let text else {
            json += "null".utf8
            return
        }
        JSONText.append(text, to: &json)
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        mutating func changes() -> [AttributeChange]? {
            guard skip("[") else { return nil }
            var changes: [AttributeChange] = []
            while !skip("]") {
                guard changes.isEmpty || skip(","), let change = change() else { return nil }
                changes.append(change)
            }
            return place == bytes.count ? changes : nil
        }

        private mutating func change() -> AttributeChange? {
            guard skip("["), let attribute = text(), skip(","), let old = value(), skip(","),
                let new = value(), skip("]")
            else { return nil }
            return AttributeChange(attribute: attribute, old: old, new: new)
        }

        private mutating func skip(_ text: String) -> Bool {
            let expected = text.utf8
            guard bytes[place...].starts(with: expected) else { return false }
            place += expected.count
            return true
        }

        /// A text or null.
        private mutating func value() -> String?? {
            if skip("null") { return .some(nil) }
            return text().map(Optional.some)
        }

        private mutating func text() -> String? {
            guard skip("\"") else { return nil }
            var text: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                switch byte {
                case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
                case UInt8(ascii: "\\"):
                    guard let byte = escaped() else { return nil }
                    text.append(byte)
                default: text.append(byte)
                }
            }
            return nil
        }

        /// What stands behind a backslash.
        private mutating func escaped() -> UInt8? {
            if skip("u00") {
                guard place + 2 <= bytes.count else { return nil }
                defer { place += 2 }
                return UInt8(String(decoding: bytes[place..<place + 2], as: UTF8.self), radix: 16)
            }
            guard place < bytes.count else { return nil }
            defer { place += 1 }
            return bytes[place]
        }
    }
}
