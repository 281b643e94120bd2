package import Counterpart

/// What can be done to a submission, by the last segment of the path (contract §6.3).
package enum SubmissionResolution: String, CaseIterable, Hashable, Sendable {
    case approve
    case reject
    case cancel

    /// How the submission stands afterwards.
    package var status: SubmissionStatus {
        switch self {
        case .approve: .approved
        case .reject: .rejected
        case .cancel: .cancelled
        }
    }

    /// Why a submission with a locked reference refuses, or `nil` if it does not (contract A-19).
    package func refusal(
        ofLockedIn collection: SubjectCollection
    ) -> RequestError? {
        guard self != .approve else { return nil }
        let noun = collection.submissionKind == .timesheet ? "timesheet" : "expense report"
        return RequestError(
            status: 422,
            type: .validation,
            message: "This \(noun) is locked by an integration and cannot be \(status.rawValue).",
            field: "base",
            index: 0
        )
    }

    /// Makes the write over a submission; the `resolution` of the request may describe it.
    ///
    /// - Parameters:
    ///   - number: The id of the submission.
    ///   - parameters: All of the request.
    ///   - user: The id of the user who does it, if we know it.
    ///   - now: The time at which it is done.
    /// - Returns: What is to be written, whatever the submission's status was.
    package func update(
        of number: Int64,
        _ parameters: Parameters,
        by user: Int64?,
        at now: Timestamp
    ) -> SubjectDraft {
        let description: JSONValue =
            parameters["resolution"]?["description"]?.scalarText.map(JSONValue.string) ?? .null
        let now = JSONValue.string(ISO8601.text(now))
        var changes = AttributeChanges()
        changes.set("status", .string(status.rawValue))
        changes.set("resolution_description", description)
        changes.set("current_resolution_description", description)
        changes.set("current_resolution_created_at_date", now)
        changes.set("current_resolution_creator_id", user.map { .number(String($0)) } ?? .null)
        changes.set("updated_at", now)
        let written = changes
        return SubjectDraft(number: number, reference: nil) {
            (current) throws(Violations) in try written.applied(to: current)
        }
    }
}
