package import Counterpart
package import CounterpartBytes

/// The lines of an import or export (NDJSON), each with one subject or one reference.
package enum TransferLine {
    /// Reads one line, with or without its end.
    ///
    /// It is strict, because an import that takes in what it has not understood loses it: names that
    /// it does not know are refused, and so is everything that no write could have stored.
    package static func parse(_ bytes: [UInt8]) throws(TransferLineError) -> TransferRecord {
        var reader = TransferReader(bytes)
        return try reader.readRecord()
    }

    /// Appends the line of `record`, with its end; ``parse(_:)`` makes an equal record of it.
    package static func write(_ record: TransferRecord, into writer: inout ByteWriter) {
        switch record {
        case .subject(let subject): write(subject, into: &writer)
        case .reference(let reference): write(reference, into: &writer)
        }
        writer.append("\n")
    }

    private static func write(_ subject: Subject, into writer: inout ByteWriter) {
        writer.append(#"{"subject":{"type":""#)
        writer.append(text: subject.id.type.name)
        writer.append(#"","id":"#)
        writer.append(decimal: subject.id.number)
        writer.append(#","attributes":"#)
        writer.append(text: subject.attributes)
        writer.append("}}")
    }

    private static func write(_ reference: Reference, into writer: inout ByteWriter) {
        writer.append(#"{"external_reference":{"id":"#)
        writer.append(decimal: reference.id.rawValue)
        writer.append(#","subject_type":""#)
        writer.append(text: reference.subject.type.name)
        writer.append(#"","subject_id":"#)
        writer.append(decimal: reference.subject.number)
        writer.append(#","service_name":"#)
        writer.append(jsonString: reference.serviceName)
        writer.append(#","service_model":"#)
        writer.append(jsonString: reference.serviceModel)
        writer.append(#","service_model_ref":"#)
        writer.append(jsonString: reference.serviceModelRef)
        writer.append(#","status":""#)
        writer.append(text: reference.status.name)
        writer.append(#"","external_link":"#)
        writer.append(jsonString: reference.externalLink)
        writer.append(#","external_message":"#)
        writer.append(jsonString: reference.externalMessage)
        writer.append(#","external_status":"#)
        writer.append(jsonString: reference.externalStatus)
        writer.append(reference.isLocked ? #","locked":true"# : #","locked":false"#)
        writer.append(#","created_at":""#)
        ISO8601.write(reference.createdAt, into: &writer)
        writer.append(#"","updated_at":""#)
        ISO8601.write(reference.updatedAt, into: &writer)
        if let lastSyncedAt = reference.lastSyncedAt {
            writer.append(#"","last_synced_at":""#)
            ISO8601.write(lastSyncedAt, into: &writer)
            writer.append(#""}}"#)
        } else {
            writer.append(#"","last_synced_at":null}}"#)
        }
    }
}
