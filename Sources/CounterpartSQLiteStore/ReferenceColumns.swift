import Counterpart
import CounterpartSQLite

/// The columns of a reference that an upsert may change.
///
/// SQLite rewrites the entry of each index that has a named column, changed or not; so an update
/// names only what changed.
struct ReferenceColumns: OptionSet, Hashable {
    let rawValue: UInt16

    static let serviceModel = ReferenceColumns(rawValue: 1 << 0)
    static let serviceModelRef = ReferenceColumns(rawValue: 1 << 1)
    static let status = ReferenceColumns(rawValue: 1 << 2)
    static let externalLink = ReferenceColumns(rawValue: 1 << 3)
    static let externalMessage = ReferenceColumns(rawValue: 1 << 4)
    static let externalStatus = ReferenceColumns(rawValue: 1 << 5)
    static let isLocked = ReferenceColumns(rawValue: 1 << 6)
    static let updatedAt = ReferenceColumns(rawValue: 1 << 7)
    static let lastSyncedAt = ReferenceColumns(rawValue: 1 << 8)

    /// Not an attribute, but what the store makes of three of them.
    static let cause = ReferenceColumns(rawValue: 1 << 9)

    /// The status there if it is indexed.
    static let rareExternalStatus = ReferenceColumns(rawValue: 1 << 10)

    private static let names: [(column: ReferenceColumns, name: String)] = [
        (.serviceModel, "service_model"), (.serviceModelRef, "service_model_ref"),
        (.status, "status"), (.externalLink, "external_link"),
        (.externalMessage, "external_message"), (.externalStatus, "external_status"),
        (.isLocked, "locked"), (.updatedAt, "updated_at"), (.lastSyncedAt, "last_synced_at"),
        (.cause, "cause"), (.rareExternalStatus, "rare_external_status"),
    ]

    init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The columns in which the two differ, byte by byte.
    init(changedFrom old: Reference, to new: Reference) {
        self = []
        if ExactText(old.serviceModel) != ExactText(new.serviceModel) { insert(.serviceModel) }
        if ExactText(old.serviceModelRef) != ExactText(new.serviceModelRef) {
            insert(.serviceModelRef)
        }
        if old.status != new.status { insert(.status) }
        if old.externalLink.map(ExactText.init) != new.externalLink.map(ExactText.init) {
            insert(.externalLink)
        }
        if old.externalMessage.map(ExactText.init) != new.externalMessage.map(ExactText.init) {
            insert(.externalMessage)
        }
        if old.externalStatus.map(ExactText.init) != new.externalStatus.map(ExactText.init) {
            insert(.externalStatus)
        }
        if old.isLocked != new.isLocked { insert(.isLocked) }
        if old.updatedAt != new.updatedAt { insert(.updatedAt) }
        if old.lastSyncedAt != new.lastSyncedAt { insert(.lastSyncedAt) }
    }

    /// Updates these columns of a row, and its last attempt; its key is the last parameter.
    var update: String {
        let settings = Self.names.filter { contains($0.column) }.map { "\($0.name) = ?" }
        return """
            UPDATE reference SET \((settings + ["last_attempt = ?"]).joined(separator: ", "))
            WHERE key = ?
            """
    }

    /// The values of these columns, in the order of ``update``.
    func values(of reference: Reference, cause: Int64?, rareStatus: String?) -> [SQLValue] {
        Self.names.filter { contains($0.column) }
            .map { $0.column.value(of: reference, cause, rareStatus) }
    }

    private func value(
        of reference: Reference,
        _ cause: Int64?,
        _ rareStatus: String?
    ) -> SQLValue {
        switch self {
        case .serviceModel: .text(reference.serviceModel)
        case .serviceModelRef: .text(reference.serviceModelRef)
        case .status: .integer(Int64(reference.status.rawValue))
        case .externalLink: .text(orNull: reference.externalLink)
        case .externalMessage: .text(orNull: reference.externalMessage)
        case .externalStatus: .text(orNull: reference.externalStatus)
        case .isLocked: .integer(reference.isLocked ? 1 : 0)
        case .updatedAt: .integer(reference.updatedAt.secondsSinceEpoch)
        case .lastSyncedAt: .integer(orNull: reference.lastSyncedAt?.secondsSinceEpoch)
        case .cause: .integer(orNull: cause)
        case .rareExternalStatus: .text(orNull: rareStatus)
        default: preconditionFailure("One column has one value")
        }
    }
}
