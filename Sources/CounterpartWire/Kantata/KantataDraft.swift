package import Counterpart

/// The object of a create_or_update (contract §3.2, §3.5).
package enum KantataDraft {
    /// Reads the ten attributes under `external_reference`; others do not count.
    ///
    /// An attribute that is an array or an object counts as absent, as Rails' strong parameters
    /// have it.
    ///
    /// - Throws: ``RequestError/missingParameters`` if there is no such object or it is empty; a
    ///   refusal of a subject id that no store could keep.
    package static func reference(
        _ parameters: Parameters
    ) throws(RequestError) -> ReferenceDraft {
        guard case .object(let members)? = parameters["external_reference"], !members.isEmpty
        else { throw .missingParameters }
        return try reference(members)
    }

    /// Reads the attributes of a reference that is written together with its subject, which it need
    /// not name (contract §5.4).
    static func nestedReference(
        _ members: [JSONValue.Member]
    ) throws(RequestError) -> ReferenceDraft {
        try reference(members.filter { !["subject_type", "subject_id"].contains($0.key) })
    }

    private static func reference(
        _ members: [JSONValue.Member]
    ) throws(RequestError) -> ReferenceDraft {
        var draft = ReferenceDraft()
        for member in members {
            switch member.value {
            case .array, .object: continue
            default: try set(member.key, member.value, in: &draft)
            }
        }
        return draft
    }

    private static func set(
        _ name: String,
        _ value: JSONValue,
        in draft: inout ReferenceDraft
    ) throws(RequestError) {
        switch name {
        case "subject_type": draft.subjectType = kind(value)
        case "subject_id": draft.subjectNumber = try number(value)
        case "service_name": draft.serviceName = text(value)
        case "service_model": draft.serviceModel = .set(text(value))
        case "service_model_ref": draft.serviceModelRef = .set(text(value))
        case "status": draft.status = .set(status(value))
        case "external_link": draft.externalLink = .set(text(value))
        case "external_message": draft.externalMessage = .set(text(value))
        case "external_status": draft.externalStatus = .set(text(value))
        case "locked": draft.isLocked = .set(boolean(value))
        default: break
        }
    }

    /// The value as Rails casts it for a text attribute; `nil` if it is blank.
    private static func text(_ value: JSONValue) -> String? {
        switch value {
        case .string(let text): text.isBlank ? nil : text
        case .number(let raw): RubyNumber.text(of: raw)
        case .bool(let value): value ? "t" : "f"
        case .null, .array, .object: nil
        }
    }

    private static func kind(_ value: JSONValue) -> ReferenceDraft.Kind? {
        text(value).map { SubjectType(spelling: $0).map(ReferenceDraft.Kind.known) ?? .unknown }
    }

    private static func status(_ value: JSONValue) -> ReferenceDraft.Status? {
        text(value).map { SyncStatus(name: $0).map(ReferenceDraft.Status.known) ?? .unknown }
    }

    private static func number(_ value: JSONValue) throws(RequestError) -> Int64? {
        let number: Int64?
        switch value {
        case .string(let text):
            if text.isBlank { return nil }
            number = RubyInteger.parseExactly(text)
        case .number(let raw): number = RubyNumber.integer(of: raw)
        case .bool(let value): number = value ? 1 : 0
        case .null, .array, .object: return nil
        }
        // The nearest number that can be kept would be another subject's id.
        guard let number else { throw subjectNumberOutOfRange }
        return number
    }

    private static let subjectNumberOutOfRange = RequestError(
        status: 422,
        type: .validation,
        message: "Subject must be less than or equal to \(Int64.max)",
        field: "subject_id",
        index: 0
    )

    /// Everything is true but Rails' list of what is false, and what is missing.
    static func boolean(_ value: JSONValue) -> Bool {
        switch value {
        case .bool(let value): value
        case .number(let raw): RubyNumber.text(of: raw) != "0"
        case .string(let text):
            !["", "0", "f", "F", "false", "FALSE", "off", "OFF"].contains(text)
        case .null, .array, .object: false
        }
    }
}
