/// The link between a subject and its counterpart in a service (contract §3.1).
package struct Reference: Hashable, Identifiable, Sendable {
    package struct ID: RawRepresentable, Comparable, Hashable, Sendable {
        package let rawValue: Int64

        /// The largest id: 2⁴⁰ − 1, so that account and id fit one 64-bit key.
        package static let maximum = ID(rawValue: (1 << 40) - 1)

        package init(rawValue: Int64) {
            self.rawValue = rawValue
        }

        package static func < (left: ID, right: ID) -> Bool {
            left.rawValue < right.rawValue
        }
    }

    /// Given out in order within an account, and never twice.
    package var id: ID
    package var subject: Subject.ID
    package var serviceName: String
    package var serviceModel: String
    package var serviceModelRef: String
    package var status: SyncStatus
    package var externalLink: String?
    package var externalMessage: String?
    package var externalStatus: String?
    package var isLocked: Bool
    package var createdAt: Timestamp
    package var updatedAt: Timestamp
    /// `nil` only in imported references that were never synced.
    package var lastSyncedAt: Timestamp?

    package init(
        id: ID,
        subject: Subject.ID,
        serviceName: String,
        serviceModel: String,
        serviceModelRef: String,
        status: SyncStatus,
        externalLink: String?,
        externalMessage: String?,
        externalStatus: String?,
        isLocked: Bool,
        createdAt: Timestamp,
        updatedAt: Timestamp,
        lastSyncedAt: Timestamp?
    ) {
        self.id = id
        self.subject = subject
        self.serviceName = serviceName
        self.serviceModel = serviceModel
        self.serviceModelRef = serviceModelRef
        self.status = status
        self.externalLink = externalLink
        self.externalMessage = externalMessage
        self.externalStatus = externalStatus
        self.isLocked = isLocked
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.lastSyncedAt = lastSyncedAt
    }
}
