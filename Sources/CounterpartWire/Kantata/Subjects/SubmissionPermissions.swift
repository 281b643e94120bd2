import Counterpart
import CounterpartBytes

/// The member `permissions` of a submission (contract §6.3, A-19), which says what Kantata OX would
/// let a user do.
struct SubmissionPermissions {
    let canCancel: Bool
    let canApprove: Bool
    let canReject: Bool
    let canResubmit: Bool

    /// Returns `nil` if the submission's writer said them itself.
    init?(of submission: Subject, isLocked: Bool) {
        let members = SubjectAttributes.members(
            of: submission.attributes,
            where: ["permissions", "status"]
        )
        guard !members.contains(where: { $0.key == "permissions" }) else { return nil }
        var status: SubmissionStatus?
        if case .string(let name)? = members.last?.value {
            status = SubmissionStatus(rawValue: name)
        }
        canCancel = status == .pending && !isLocked
        canApprove = status == .pending
        canReject = (status == .pending || status == .approved) && !isLocked
        canResubmit = status == .rejected || status == .cancelled
    }

    /// Appends the member and a comma.
    func write(into writer: inout ByteWriter) {
        writer.append(#""permissions":{"can_cancel_submission":"#)
        writer.append(json: canCancel)
        writer.append(#","can_approve_submission":"#)
        writer.append(json: canApprove)
        writer.append(#","can_reject_submission":"#)
        writer.append(json: canReject)
        writer.append(#","can_resubmit_submission":"#)
        writer.append(json: canResubmit)
        writer.append("},")
    }
}
