/// A bearer credential of one account, as it is listed: the secret itself is never kept.
package struct Token: Hashable, Identifiable, Sendable {
    package struct ID: RawRepresentable, Hashable, Sendable {
        package let rawValue: Int64

        package init(rawValue: Int64) {
            self.rawValue = rawValue
        }
    }

    /// What a token may do; each scope includes those before it.
    package enum Scope: String, CaseIterable, Comparable, Hashable, Sendable {
        case read
        case write
        case admin

        package static func < (left: Scope, right: Scope) -> Bool {
            left.rank < right.rank
        }

        private var rank: Int {
            switch self {
            case .read: 0
            case .write: 1
            case .admin: 2
            }
        }
    }

    /// The hash of a token's secret (32 bytes): what a store keeps and looks up.
    package struct Digest: Hashable, Sendable {
        package let bytes: [UInt8]

        package init(bytes: [UInt8]) {
            self.bytes = bytes
        }

        /// A hash is spread evenly as it is: eight of its bytes tell it from others.
        package func hash(into hasher: inout Hasher) {
            hasher.combine(bytes.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
        }
    }

    /// Unique over all accounts.
    package let id: ID
    package let account: Account
    package let label: String?
    package let scope: Scope
    package let createdAt: Timestamp
    /// From this moment on the token is refused.
    package let expiresAt: Timestamp?
    /// The id of the user to whom it belongs, if it was made for one; the account need not hold them.
    package let userNumber: Int64?
    /// To within a minute; `nil` if it was never used.
    package let lastUsedAt: Timestamp?

    package init(
        id: ID,
        account: Account,
        label: String?,
        scope: Scope,
        createdAt: Timestamp,
        expiresAt: Timestamp?,
        userNumber: Int64? = nil,
        lastUsedAt: Timestamp? = nil
    ) {
        self.id = id
        self.account = account
        self.label = label
        self.scope = scope
        self.createdAt = createdAt
        self.expiresAt = expiresAt
        self.userNumber = userNumber
        self.lastUsedAt = lastUsedAt
    }
}
