/// What a store must know of a subject's attributes to find it by them.
///
/// The attributes are text to the domain and to a store; the wire, which can read them, says this.
package struct SubjectFacts: Hashable, Sendable {
    /// `created_at`; without it, when the server was first told of the subject counts.
    package var createdAt: Timestamp?
    /// `updated_at`; without it, when the server was last told of the subject counts.
    package var updatedAt: Timestamp?
    /// `workspace_id`, if it is a number.
    package var workspaceNumber: Int64?
    /// `type`, if the subject is a submission.
    package var submissionKind: SubmissionKind?

    package init(
        createdAt: Timestamp? = nil,
        updatedAt: Timestamp? = nil,
        workspaceNumber: Int64? = nil,
        submissionKind: SubmissionKind? = nil
    ) {
        self.createdAt = createdAt
        self.updatedAt = updatedAt
        self.workspaceNumber = workspaceNumber
        self.submissionKind = submissionKind
    }
}
