import Counterpart
import CounterpartBytes

/// The objects that several answers hold.
extension ByteWriter {
    mutating func append(_ found: FoundReference) {
        let reference = found.reference
        object { json in
            json.member("id", id: reference.id.rawValue)
            json.subjectMembers(reference.subject)
            json.member("service_name", reference.serviceName)
            json.member("service_model", reference.serviceModel)
            json.member("service_model_ref", reference.serviceModelRef)
            json.member("status", reference.status.name)
            json.member("external_link", reference.externalLink)
            json.member("external_message", reference.externalMessage)
            json.member("external_status", reference.externalStatus)
            json.member("locked", reference.isLocked)
            json.member("created_at", reference.createdAt)
            json.member("updated_at", reference.updatedAt)
            json.member("last_synced_at", reference.lastSyncedAt)
            json.member("cause_id", id: found.cause?.rawValue)
        }
    }

    mutating func subjectMembers(_ id: Subject.ID) {
        member("subject_type", id.type.name)
        member("subject_id", id: id.number)
    }

    /// Appends a subject, of which `nil` says that we were not told of it.
    mutating func append(_ subject: Subject?, id: Subject.ID) {
        object { json in
            json.subjectMembers(id)
            json.member("title", subject?.title)
            json.name("attributes")
            json.append(text: subject?.attributes ?? "null")
        }
    }

    mutating func append(_ cause: Cause, at now: Timestamp) {
        object { json in
            json.member("id", id: cause.id.rawValue)
            json.member("service_name", cause.serviceName)
            json.member("service_model", cause.serviceModel)
            json.member("subject_type", cause.subjectType.name)
            json.member("fingerprint", cause.fingerprint.text)
            json.member("fingerprint_version", cause.fingerprint.version)
            json.member("example", cause.example)
            json.member("state", cause.state(at: now).rawValue)
            json.member("count", cause.count)
            json.member("first_seen_at", cause.firstSeenAt)
            json.member("last_seen_at", cause.lastSeenAt)
            json.member("resolved_at", cause.resolvedAt)
            json.member("regressed_at", cause.regressedAt)
            json.member("note", cause.note)
            json.member("owner", cause.owner)
            json.member("muted_until", cause.mutedUntil)
            json.member("muted", cause.isMuted(at: now))
            json.member("trend") { json in
                json.member("from", cause.trend.from)
                json.member("counts", cause.trend.counts) { $0.append(decimal: Int64($1)) }
            }
        }
    }

    mutating func append(_ attempt: Attempt) {
        object { json in
            json.member("sequence", attempt.sequence)
            json.member("at", attempt.at)
            json.member("kind", attempt.kind.name)
            json.member("reference_id", id: attempt.reference?.rawValue)
            json.member("count", attempt.count)
            json.append(attempt.author)
            json.member("changes", attempt.changes) { json, change in
                json.object { json in
                    json.member("attribute", change.attribute)
                    json.member("old", change.old)
                    json.member("new", change.new)
                }
            }
            json.member("digest", hexadecimal: attempt.digest)
        }
    }

    /// Appends who wrote, as members.
    private mutating func append(_ author: Author) {
        if author.tokenID == nil, author.label == nil {
            name("token")
            append("null")
        } else {
            member("token") { json in
                json.member("id", id: author.tokenID?.rawValue)
                json.member("label", author.label)
            }
        }
        member("request_id", author.requestID)
    }

    mutating func member(_ name: StaticString, hexadecimal bytes: [UInt8]) {
        self.name(name)
        append("\"")
        append(hexadecimal: bytes)
        append("\"")
    }

    mutating func members(_ counts: Summary.Counts) {
        member("successful", counts.successful)
        member("failed", counts.failed)
        member("pending", counts.pending)
    }
}

extension Attempt.Kind {
    /// The kind as the wire spells it.
    var name: String {
        switch self {
        case .created: "created"
        case .updated: "updated"
        case .deleted: "deleted"
        case .imported: "imported"
        }
    }
}
