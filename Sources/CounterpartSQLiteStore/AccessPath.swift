/// The way by which a query reaches its references.
enum AccessPath: UInt8, CaseIterable, Hashable {
    /// By the key itself.
    case key
    /// By subject.
    case identity
    /// By the id in the service.
    case external
    /// By the first characters of the message.
    case message
    /// By service, and within it by the time of the last sync; the index holds all that a list shows.
    case service
    /// By a status that is not successful, and within it by the time of the last sync.
    case unsuccessful
    /// By the time of creation.
    case created
    /// By the status there, of statuses that are rare.
    case externalStatus
    /// By the time of the update, only where that is not the time of the sync: all of them imported.
    case diverged

    var indexName: String? {
        switch self {
        case .key: nil
        case .identity: "reference_identity"
        case .external: "reference_external"
        case .message: "reference_message"
        case .service: "reference_service"
        case .unsuccessful: "reference_unsuccessful"
        case .created: "reference_created"
        case .externalStatus: "reference_external_status"
        case .diverged: "reference_diverged"
        }
    }

    /// What stands after FROM.
    ///
    /// SQLite has no statistics and must not guess: the path is our choice.
    var source: String {
        indexName.map { "reference INDEXED BY \($0)" } ?? "reference NOT INDEXED"
    }

    /// The condition of the path's partial index, spelled as the index spells it.
    var condition: String? {
        switch self {
        case .unsuccessful: "status <> 1"
        case .message: "external_message IS NOT NULL"
        case .externalStatus: "rare_external_status IS NOT NULL"
        case .diverged: "updated_at IS NOT last_synced_at"
        case .key, .identity, .external, .service, .created: nil
        }
    }
}
