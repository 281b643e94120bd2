/// The credential of an `Authorization: Bearer` field (RFC 6750 §2.1); tokens in a query string are
/// not taken (contract §1.9).
enum BearerCredential {
    /// The characters that a secret may have at most.
    private static let limit = 512
    private static let space = UInt8(ascii: " ")

    /// Returns `nil` if the field is missing, has another scheme or no secret.
    static func secret(in field: String?) -> String? {
        guard let field else { return nil }
        let bytes = field.utf8.span
        var start = 0
        for letter in "bearer".utf8 {
            // The scheme's letter case does not count (RFC 9110 §11.1): one bit tells the cases apart.
            guard start < bytes.count, bytes[start] | 0x20 == letter else { return nil }
            start += 1
        }
        guard start < bytes.count, bytes[start] == space else { return nil }
        while start < bytes.count, bytes[start] == space { start += 1 }
        guard (1...limit).contains(bytes.count - start) else { return nil }
        return String(Substring(field.utf8.dropFirst(start)))
    }
}
