/// How the sync of a reference stands (contract §3.1).
///
/// The raw value is the number under which a store keeps the status; it never changes.
package enum SyncStatus: UInt8, CaseIterable, Hashable, Sendable {
    case pending = 0
    case successful = 1
    case failed = 2

    /// The status as the wire spells it.
    package var name: String {
        switch self {
        case .pending: "pending"
        case .successful: "successful"
        case .failed: "failed"
        }
    }

    /// Returns the status with exactly this name, or `nil` if there is none.
    package init?(name: String) {
        switch name {
        case "pending": self = .pending
        case "successful": self = .successful
        case "failed": self = .failed
        default: return nil
        }
    }
}
