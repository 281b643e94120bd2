package import Counterpart

/// Where a page ended, as a text that clients hand back and do not look into.
package enum PageCursor: Hashable, Sendable {
    case reference(ReferenceSearch.Position)
    case attempt(Int64)
    case cause(Cause.ID)

    /// Changes when the texts mean something else, so that old ones are refused.
    private static let version = "1"
    /// The characters that a cursor may have at most.
    private static let limit = 100

    package var text: String {
        let parts =
            switch self {
            case .reference(let position):
                [
                    "r", position.lastSyncedAt.map { String($0.secondsSinceEpoch) } ?? "",
                    String(position.id.rawValue),
                ]
            case .attempt(let sequence): ["a", String(sequence)]
            case .cause(let id): ["c", String(id.rawValue)]
            }
        return Base64URL.encode(([Self.version] + parts).joined(separator: " "))
    }

    /// Returns `nil` if ``text`` never is this.
    package init?(_ text: String) {
        guard text.utf8.count <= Self.limit, let decoded = Base64URL.decode(text) else {
            return nil
        }
        let parts = decoded.split(separator: " ", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0] == Self.version, let number = Int64(parts[parts.count - 1])
        else { return nil }
        switch (parts[1], parts.count) {
        case ("r", 4):
            let seconds = Int64(parts[2])
            guard seconds != nil || parts[2].isEmpty, Self.isKey(number) else { return nil }
            self = .reference(
                ReferenceSearch.Position(
                    lastSyncedAt: seconds.map { Timestamp(secondsSinceEpoch: $0) },
                    id: Reference.ID(rawValue: number)
                )
            )
        case ("a", 3) where Self.isKey(number): self = .attempt(number)
        case ("c", 3) where Self.isKey(number): self = .cause(Cause.ID(rawValue: number))
        default: return nil
        }
        // One text for each position: neither "+7" nor "007".
        guard self.text == text else { return nil }
    }

    /// Whether the number can be a reference's, an attempt's or a cause's: a larger one could lead
    /// into another account.
    private static func isKey(_ number: Int64) -> Bool {
        (1...Reference.ID.maximum.rawValue).contains(number)
    }
}
