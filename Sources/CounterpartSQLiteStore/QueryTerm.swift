/// One condition of a query, without its values.
struct QueryTerm: Hashable {
    enum Column: UInt8 {
        case account, key, subjectType, subjectID, serviceName, serviceModel, serviceModelRef
        case status, externalStatus, rareExternalStatus
        case externalMessage, externalMessageBehindPrefix, messagePrefix
        case createdAt, updatedAt, lastSyncedAt, depth, detail
        // Of subjects only.
        case id, workspaceID, kind

        var name: String {
            switch self {
            case .account: "account_id"
            case .key: "key"
            case .subjectType: "subject_type"
            case .subjectID: "subject_id"
            case .serviceName: "service_name"
            case .serviceModel: "service_model"
            case .serviceModelRef: "service_model_ref"
            case .status: "status"
            case .externalStatus: "external_status"
            case .rareExternalStatus: "rare_external_status"
            case .externalMessage: "external_message"
            // The plus keeps SQLite from putting the value into the prefix's expression, too, which
            // the index would not recognize then.
            case .externalMessageBehindPrefix: "+external_message"
            case .messagePrefix: "substr(external_message, 1, \(Schema.messagePrefix))"
            case .createdAt: "created_at"
            case .updatedAt: "updated_at"
            case .lastSyncedAt: "last_synced_at"
            case .depth: "depth"
            case .detail: "detail"
            case .id: "id"
            case .workspaceID: "workspace_id"
            case .kind: "kind"
            }
        }
    }

    /// Few, so that the shapes of queries are few: a list is filled up to 2, 4 or 8 values, and a
    /// longer one is bound as one JSON array.
    enum Test: UInt8 {
        case equals, in2, in4, in8, inArray, after, before, atLeast, atMost

        var sql: String {
            switch self {
            case .equals: "= ?"
            case .in2: "IN (?, ?)"
            case .in4: "IN (?, ?, ?, ?)"
            case .in8: "IN (?, ?, ?, ?, ?, ?, ?, ?)"
            case .inArray: "IN (SELECT value FROM json_each(?))"
            case .after: "> ?"
            case .before: "< ?"
            case .atLeast: ">= ?"
            case .atMost: "<= ?"
            }
        }
    }

    let column: Column
    let test: Test

    var sql: String { "\(column.name) \(test.sql)" }
}
