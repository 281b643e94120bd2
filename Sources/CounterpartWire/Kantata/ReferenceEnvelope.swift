package import Counterpart
package import CounterpartBytes

/// The body of every answer that holds references (contract §2).
package enum ReferenceEnvelope {
    /// The bytes that an answer takes as a rule, rather more: then its memory is taken once.
    package static func usualSize(_ page: ReferencePage) -> Int {
        256 + page.references.count * 640
    }

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
        writer.append(#"{"count":"#)
        writer.append(decimal: Int64(page.count))
        writeResults(page.references.rows, into: &writer)
        writer.append(#"],"external_references":{"#)
        let texts = page.references.texts.span
        for (index, row) in page.references.rows.enumerated() {
            if index > 0 { writer.append(",") }
            writeAttributes(of: row, texts, zone: zone, into: &writer)
            subjects?.writeReference(at: index, into: &writer)
            writeEnd(of: row, into: &writer)
        }
        writer.append("},")
        writeMeta(count: page.count, number: pageNumber, size: pageSize, into: &writer)
        subjects?.writeCollections(into: &writer)
        writer.append("}")
    }

    /// Appends the collection of references that another answer includes (contract §5.4).
    static func writeCollection(
        _ references: ReferenceList,
        zone: WireTimeZone,
        into writer: inout ByteWriter
    ) {
        writer.append(#""external_references":{"#)
        let texts = references.texts.span
        for (index, row) in references.rows.enumerated() {
            if index > 0 { writer.append(",") }
            writeAttributes(of: row, texts, zone: zone, into: &writer)
            writeEnd(of: row, into: &writer)
        }
        writer.append("}")
    }

    private static func writeEnd(of row: ReferenceList.Row, into writer: inout ByteWriter) {
        writer.append(#","id":""#)
        writer.append(decimal: row.id.rawValue)
        writer.append("\"}")
    }

    private static func writeResults(
        _ rows: [ReferenceList.Row],
        into writer: inout ByteWriter
    ) {
        writer.append(#","results":["#)
        var isFirst = true
        for row in rows {
            writer.append(
                isFirst
                    ? #"{"key":"external_references","id":""#
                    : #",{"key":"external_references","id":""#
            )
            isFirst = false
            writer.append(decimal: row.id.rawValue)
            writer.append("\"}")
        }
    }

    /// The order of the keys is that of the recorded answers; no client depends on it.
    private static func writeAttributes(
        of row: ReferenceList.Row,
        _ texts: Span<UInt8>,
        zone: WireTimeZone,
        into writer: inout ByteWriter
    ) {
        writer.append("\"")
        writer.append(decimal: row.id.rawValue)
        writer.append(#"":{"service_name":"#)
        writer.append(jsonString: row.serviceName, texts)
        writer.append(#","service_model":"#)
        writer.append(jsonString: row.serviceModel, texts)
        writer.append(#","service_model_ref":"#)
        writer.append(jsonString: row.serviceModelRef, texts)
        writer.append(#","subject_id":"#)
        writer.append(decimal: row.subject.number)
        writer.append(#","subject_type":""#)
        writer.append(text: row.subject.type.name)
        writer.append(#"","status":""#)
        writer.append(text: row.status.name)
        writer.append(#"","external_link":"#)
        writer.append(jsonString: row.externalLink, texts)
        writer.append(#","external_message":"#)
        writer.append(jsonString: row.externalMessage, texts)
        writer.append(#","external_status":"#)
        writer.append(jsonString: row.externalStatus, texts)
        writer.append(row.isLocked ? #","locked":true"# : #","locked":false"#)
        writeTimes(of: row, zone: zone, into: &writer)
    }

    private static func writeTimes(
        of row: ReferenceList.Row,
        zone: WireTimeZone,
        into writer: inout ByteWriter
    ) {
        writer.append(#","created_at":""#)
        ISO8601.write(row.createdAt, zone: zone, into: &writer)
        writer.append(#"","updated_at":""#)
        let start = writer.count
        ISO8601.write(row.updatedAt, zone: zone, into: &writer)
        let updatedAt = start..<writer.count
        guard let lastSyncedAt = row.lastSyncedAt else {
            return writer.append(#"","last_synced_at":null"#)
        }
        guard lastSyncedAt != row.updatedAt else {
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

extension ByteWriter {
    fileprivate mutating func append(
        jsonString text: ReferenceList.Text?,
        _ texts: Span<UInt8>
    ) {
        guard let text else { return append("null") }
        append(jsonString: texts.extracting(text.range))
    }
}
