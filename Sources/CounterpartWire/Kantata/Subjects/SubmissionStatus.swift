/// How a submission stands (contract, Appendix B).
package enum SubmissionStatus: String, CaseIterable, Hashable, Sendable {
    case pending
    case approved
    case rejected
    case cancelled
}
