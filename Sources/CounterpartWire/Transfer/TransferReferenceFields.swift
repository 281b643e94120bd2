import Counterpart

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
