import Counterpart
import Foundation

extension SubjectFacts {
    /// Reads the few attributes that these tests write.
    private struct Attributes: Codable {
        var created: Int64?
        var updated: Int64?
        var workspace: Int64?
        var type: String?
    }

    @Sendable init(of subject: Subject) {
        let read = try? JSONDecoder().decode(
            Attributes.self,
            from: Data(subject.attributes.utf8)
        )
        self.init(
            createdAt: (read?.created).map(Timestamp.second),
            updatedAt: (read?.updated).map(Timestamp.second),
            workspaceNumber: read?.workspace,
            submissionKind: (read?.type).flatMap(SubmissionKind.init)
        )
    }

    var attributes: String {
        var members: [String] = []
        if let createdAt { members.append("\"created\":\(createdAt.secondsSinceEpoch)") }
        if let updatedAt { members.append("\"updated\":\(updatedAt.secondsSinceEpoch)") }
        if let workspaceNumber { members.append("\"workspace\":\(workspaceNumber)") }
        if let submissionKind { members.append("\"type\":\"\(submissionKind.rawValue)\"") }
        return "{\(members.joined(separator: ","))}"
    }
}

extension SubjectCollection {
    static let invoices = SubjectCollection(.invoice)
    static let stories = SubjectCollection(.story)
    static let kinds = SubjectCollection.all.filter { $0.type == .submission }
}

extension SubjectDraft {
    /// A draft whose attributes are `attributes`, whatever they were.
    static func sample(
        _ number: Int64? = nil,
        _ attributes: String = "{}",
        reference: ReferenceDraft? = nil
    ) -> SubjectDraft {
        SubjectDraft(number: number, reference: reference) { _ in attributes }
    }

    static func refused(_ number: Int64? = nil) -> SubjectDraft {
        SubjectDraft(number: number, reference: nil) { (_) throws(Violations) in
            throw Violations(Violation(field: "title", message: "Title is wrong"))
        }
    }
}

extension SubjectQuery {
    static func of(
        _ collection: SubjectCollection,
        _ change: (inout SubjectQuery) -> Void = { _ in }
    ) -> SubjectQuery {
        var query = SubjectQuery(collection)
        change(&query)
        return query
    }

    /// The subjects with a reference for which the condition holds.
    static func referenced(
        _ collection: SubjectCollection,
        _ change: (inout ReferenceCondition) -> Void
    ) -> SubjectQuery {
        .of(collection) {
            var condition = ReferenceCondition()
            change(&condition)
            $0.reference = condition
        }
    }
}

extension SubjectPage {
    var numbers: [Int64] { subjects.map(\.id.number) }
}

extension SubjectStore {
    func list(_ query: SubjectQuery, in account: Account) async throws -> SubjectPage {
        try await subjects(matching: query, in: account) { _ in [] }
    }

    @discardableResult
    func create(
        _ drafts: SubjectDraft...,
        in collection: SubjectCollection = .invoices,
        of account: Account,
        at second: Int64 = 1_000
    ) async throws -> [Int64] {
        let ids = try await createSubjects(drafts, in: collection, of: account, at: .second(second))
        return ids.map(\.number)
    }

    func update(
        _ draft: SubjectDraft,
        in collection: SubjectCollection = .invoices,
        of account: Account,
        at second: Int64 = 2_000
    ) async throws -> Bool {
        try await updateSubject(draft, in: collection, of: account, at: .second(second))
    }
}
