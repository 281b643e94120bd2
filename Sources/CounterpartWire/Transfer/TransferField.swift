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
