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
    /// By the time of the last sync.
    case synced
    /// By service, and within it by the time of the last sync.
    case service
    /// By a status that is not successful, and within it by the time of the last sync.
    case unsuccessful
    /// By the time of creation.
    case created

    var indexName: String? {
        switch self {
        case .key: nil
        case .identity: "reference_identity"
        case .external: "reference_external"
        case .message: "reference_message"
        case .synced: "reference_synced"
        case .service: "reference_service"
        case .unsuccessful: "reference_unsuccessful"
        case .created: "reference_created"
        }
    }

    /// What stands after FROM.
    ///
    /// SQLite has no statistics and must not guess: the path is our choice.
    var source: String {
        indexName.map { "reference INDEXED BY \($0)" } ?? "reference NOT INDEXED"
    }

    /// The condition that the path's partial index covers, spelled as the index spells it.
    var condition: String? {
        self == .unsuccessful ? "status <> 1" : nil
    }
}
