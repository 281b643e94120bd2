/// The credential of an `Authorization: Bearer` field (RFC 6750 §2.1); tokens in a query string are
/// not taken (contract §1.9).
enum BearerCredential {
    /// The characters that a secret may have at most.
    private static let limit = 512

    /// Returns `nil` if the field is missing, has another scheme or no secret.
    static func secret(in field: String?) -> String? {
        guard let field, let space = field.utf8.firstIndex(of: UInt8(ascii: " ")) else {
            return nil
        }
        // The scheme's letter case does not count (RFC 9110 §11.1).
        let scheme = field[..<space]
        guard scheme == "Bearer" || scheme.lowercased() == "bearer" else { return nil }
        let secret = field[space...].drop { $0 == " " }
        return secret.isEmpty || secret.utf8.count > limit ? nil : String(secret)
    }
}
