package import Counterpart
package import CounterpartBytes

/// References as a file, page by page.
package struct ReferenceExport: Sendable {
    private let format: OperationsQuery.ExportFormat

    package init(_ format: OperationsQuery.ExportFormat) {
        self.format = format
    }

    package var contentType: String {
        switch format {
        case .csv: "text/csv; charset=utf-8; header=present"
        case .ndjson: "application/x-ndjson; charset=utf-8"
        }
    }

    package var fileName: String { "references.\(format.rawValue)" }

    /// A page; the first begins with the names of the columns, where there are any.
    package func text(of slice: ReferenceSlice, isFirst: Bool) -> Bytes {
        var writer = ByteWriter(minimumCapacity: 256 + slice.references.count * 480)
        if isFirst, format == .csv { writer.append(row: Self.columns) }
        for found in slice.references {
            switch format {
            case .csv: writer.append(row: Self.cells(found.reference, found.cause))
            case .ndjson:
                writer.append(found)
                writer.append("\n")
            }
        }
        return writer.finish()
    }

    private static let columns: [String?] = [
        "id", "subject_type", "subject_id", "service_name", "service_model", "service_model_ref",
        "status", "external_link", "external_message", "external_status", "locked", "created_at",
        "updated_at", "last_synced_at", "cause_id",
    ]

    private static func cells(_ reference: Reference, _ cause: Cause.ID?) -> [String?] {
        [
            String(reference.id.rawValue), reference.subject.type.name,
            String(reference.subject.number), reference.serviceName, reference.serviceModel,
            reference.serviceModelRef, reference.status.name, reference.externalLink,
            reference.externalMessage, reference.externalStatus,
            reference.isLocked ? "true" : "false", ISO8601.text(reference.createdAt),
            ISO8601.text(reference.updatedAt), reference.lastSyncedAt.map { ISO8601.text($0) },
            cause.map { String($0.rawValue) },
        ]
    }
}
