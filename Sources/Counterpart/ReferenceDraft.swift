/// What one create_or_update request says about a reference (contract §3.2).
///
/// A draft has no invalid numbers or types, but may lack attributes: whether that is an error
/// depends on the reference that it meets, so the store asks ``reference(replacing:id:at:under:)`` in the
/// transaction that writes.
package struct ReferenceDraft: Hashable, Sendable {
    /// A status as the request gives it: one of the three, or an unknown word.
    package enum Status: Hashable, Sendable {
        case known(SyncStatus)
        case unknown
    }

    /// A subject type as the request gives it: one of the 33, or an unknown word.
    package enum Kind: Hashable, Sendable {
        case known(SubjectType)
        case unknown
    }

    /// `nil` if the request gives none, or a blank one.
    package var subjectType: Kind?
    /// `nil` if the request gives none, or a blank one.
    package var subjectNumber: Int64?
    /// `nil` if the request gives none, or a blank one.
    package var serviceName: String?
    package var serviceModel: Change<String?> = .keep
    package var serviceModelRef: Change<String?> = .keep
    /// `.set(nil)` puts back the default, ``SyncStatus/pending`` (contract A-4).
    package var status: Change<Status?> = .keep
    package var externalLink: Change<String?> = .keep
    package var externalMessage: Change<String?> = .keep
    package var externalStatus: Change<String?> = .keep
    package var isLocked: Change<Bool> = .keep

    package init() {}
}
