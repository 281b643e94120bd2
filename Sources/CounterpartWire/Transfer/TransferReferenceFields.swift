import Counterpart

/// The attributes of a reference in a transfer line.
enum TransferField: String {
    case id
    case subjectType = "subject_type"
    case subjectID = "subject_id"
    case serviceName = "service_name"
    case serviceModel = "service_model"
    case serviceModelRef = "service_model_ref"
    case status
    case externalLink = "external_link"
    case externalMessage = "external_message"
    case externalStatus = "external_status"
    case locked
    case createdAt = "created_at"
    case updatedAt = "updated_at"
    case lastSyncedAt = "last_synced_at"

    /// A bit of its own for each field.
    var bit: UInt16 {
        switch self {
        case .id: 1
        case .subjectType: 1 << 1
        case .subjectID: 1 << 2
        case .serviceName: 1 << 3
        case .serviceModel: 1 << 4
        case .serviceModelRef: 1 << 5
        case .status: 1 << 6
        case .externalLink: 1 << 7
        case .externalMessage: 1 << 8
        case .externalStatus: 1 << 9
        case .locked: 1 << 10
        case .createdAt: 1 << 11
        case .updatedAt: 1 << 12
        case .lastSyncedAt: 1 << 13
        }
    }
}

/// What a line has said of a reference so far.
struct TransferReferenceFields {
    /// The bits of the fields that were given.
    var seen: UInt16 = 0
    var id: Int64?
    var subjectType: SubjectType?
    var subjectNumber: Int64?
    var serviceName: String?
    var serviceModel: String?
    var serviceModelRef: String?
    /// What a line does not say is as a create would make it (contract ).
    var status = SyncStatus.pending
    var externalLink: String?
    var externalMessage: String?
    var externalStatus: String?
    var isLocked = false
    var createdAt: Timestamp?
    var updatedAt: Timestamp?
    var lastSyncedAt: Timestamp?

    /// The whole reference, or an error that names the first attribute that is missing.
    func reference() throws(TransferLineError) -> Reference {
        guard let id else { throw TransferReader.missing("id") }
        guard let subjectType else { throw TransferReader.missing("subject_type") }
        guard let subjectNumber else { throw TransferReader.missing("subject_id") }
        guard let serviceName else { throw TransferReader.missing("service_name") }
        guard let serviceModel else { throw TransferReader.missing("service_model") }
        guard let serviceModelRef else { throw TransferReader.missing("service_model_ref") }
        guard let createdAt else { throw TransferReader.missing("created_at") }
        guard let updatedAt else { throw TransferReader.missing("updated_at") }
        return Reference(
            id: Reference.ID(rawValue: id),
            subject: Subject.ID(type: subjectType, number: subjectNumber),
            serviceName: serviceName,
            serviceModel: serviceModel,
            serviceModelRef: serviceModelRef,
            status: status,
            externalLink: externalLink,
            externalMessage: externalMessage,
            externalStatus: externalStatus,
            isLocked: isLocked,
            createdAt: createdAt,
            updatedAt: updatedAt,
            lastSyncedAt: lastSyncedAt
        )
    }
}
