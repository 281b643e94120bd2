package import Counterpart
package import CounterpartBytes

/// The body of every answer that holds references (contract §2).
package enum ReferenceEnvelope {
    /// Appends the answer to a list; with the defaults, the answer to a write or a show.
    ///
    /// - Parameters:
    ///   - page: What was found; its subjects are included if it has a list of them.
    ///   - pageNumber: The page as it was asked for, whether or not there is such a page.
    ///   - pageSize: The size of pages as it was asked for, even if something else made the window.
    ///   - zone: The zone in which times are written.
    ///   - writer: What the answer is appended to.
    package static func write(
        _ page: ReferencePage,
        pageNumber: Int = 1,
        pageSize: Int = ReferenceQuery.Window.defaultLimit,
        zone: WireTimeZone = .utc,
        into writer: inout ByteWriter
    ) {
        let subjects = page.subjects.map { IncludedSubjects($0, of: page.references) }
        writer.reserve(256 + page.references.count * 640)
        writer.append(#"{"count":"#)
        writer.append(decimal: Int64(page.count))
        writeResults(page.references, into: &writer)
        writer.append(#"],"external_references":{"#)
        for (index, reference) in page.references.enumerated() {
            if index > 0 { writer.append(",") }
            writeAttributes(of: reference, zone: zone, into: &writer)
            subjects?.writeReference(at: index, into: &writer)
            writeEnd(of: reference, into: &writer)
        }
        writer.append("},")
        writeMeta(count: page.count, number: pageNumber, size: pageSize, into: &writer)
        subjects?.writeCollections(into: &writer)
        writer.append("}")
    }

    /// Appends the collection of references that another answer includes (contract §5.4).
    static func writeCollection(
        _ references: [Reference],
        zone: WireTimeZone,
        into writer: inout ByteWriter
    ) {
        writer.append(#""external_references":{"#)
        for (index, reference) in references.enumerated() {
            if index > 0 { writer.append(",") }
            writeAttributes(of: reference, zone: zone, into: &writer)
            writeEnd(of: reference, into: &writer)
        }
        writer.append("}")
    }

    private static func writeEnd(of reference: Reference, into writer: inout ByteWriter) {
        writer.append(#","id":""#)
        writer.append(decimal: reference.id.rawValue)
        writer.append("\"}")
    }

    private static func writeResults(_ references: [Reference], into writer: inout ByteWriter) {
        writer.append(#","results":["#)
        var isFirst = true
        for reference in references {
            writer.append(
                isFirst
                    ? #"{"key":"external_references","id":""#
                    : #",{"key":"external_references","id":""#
            )
            isFirst = false
            writer.append(decimal: reference.id.rawValue)
            writer.append("\"}")
        }
    }

    /// The order of the keys is that of the recorded answers; no client depends on it.
    private static func writeAttributes(
        of reference: Reference,
        zone: WireTimeZone,
        into writer: inout ByteWriter
    ) {
        writer.append("\"")
        writer.append(decimal: reference.id.rawValue)
        writer.append(#"":{"service_name":"#)
        writer.append(jsonString: reference.serviceName)
        writer.append(#","service_model":"#)
        writer.append(jsonString: reference.serviceModel)
        writer.append(#","service_model_ref":"#)
        writer.append(jsonString: reference.serviceModelRef)
        writer.append(#","subject_id":"#)
        writer.append(decimal: reference.subject.number)
        writer.append(#","subject_type":""#)
        writer.append(reference.subject.type.name)
        writer.append(#"","status":""#)
        writer.append(reference.status.name)
        writer.append(#"","external_link":"#)
        writer.append(jsonString: reference.externalLink)
        writer.append(#","external_message":"#)
        writer.append(jsonString: reference.externalMessage)
        writer.append(#","external_status":"#)
        writer.append(jsonString: reference.externalStatus)
        writer.append(reference.isLocked ? #","locked":true"# : #","locked":false"#)
        writeTimes(of: reference, zone: zone, into: &writer)
    }

    private static func writeTimes(
        of reference: Reference,
        zone: WireTimeZone,
        into writer: inout ByteWriter
    ) {
        writer.append(#","created_at":""#)
        ISO8601.write(reference.createdAt, zone: zone, into: &writer)
        writer.append(#"","updated_at":""#)
        let start = writer.count
        ISO8601.write(reference.updatedAt, zone: zone, into: &writer)
        let updatedAt = start..<writer.count
        guard let lastSyncedAt = reference.lastSyncedAt else {
            return writer.append(#"","last_synced_at":null"#)
        }
        guard lastSyncedAt != reference.updatedAt else {
            // Every write sets both to the same time.
            writer.append(#"","last_synced_at":""#)
            writer.appendAgain(updatedAt)
            return writer.append("\"")
        }
        writer.append(#"","last_synced_at":""#)
        ISO8601.write(lastSyncedAt, zone: zone, into: &writer)
        writer.append("\"")
    }

    /// An empty list has no pages, so it has no number of one either (contract §2.3).
    static func writeMeta(
        count: Int,
        number: Int,
        size: Int,
        into writer: inout ByteWriter
    ) {
        writer.append(#""meta":{"count":"#)
        writer.append(decimal: Int64(count))
        writer.append(#","page_count":"#)
        writer.append(decimal: Int64(count / size + (count % size == 0 ? 0 : 1)))
        writer.append(#","page_number":"#)
        writer.append(decimal: count == 0 ? 0 : Int64(number))
        writer.append(#","page_size":"#)
        writer.append(decimal: Int64(size))
        writer.append("}")
    }
}
