/// JSON that is kept as text.
package enum JSONText {
    /// Checks that `bytes` are one JSON object and returns it without insignificant white space and
    /// without its own `id` and `external_reference_ids`; all else is as it was written, byte for byte.
    package static func compactedObject(_ bytes: [UInt8]) throws(JSONSyntaxError) -> String {
        var scanner = JSONScanner(bytes)
        let text = try scanner.scanCompactedObject()
        try scanner.scanEnd()
        return text
    }
}
