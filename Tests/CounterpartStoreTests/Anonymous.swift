import Counterpart

extension Author {
    /// Who writes where it does not matter.
    static let anybody = Author(label: "test")
}

/// The writes of a test that does not look at the ledger.
extension ReferenceStore {
    func upsert(
        _ draft: ReferenceDraft,
        in account: Account,
        at now: Timestamp,
        includesSubjects: Bool
    ) async throws(StoreError) -> Upserted<ReferencePage> {
        try await upsert(
            draft,
            in: account,
            at: now,
            by: .anybody,
            includesSubjects: includesSubjects
        )
    }

    func deleteReference(
        _ id: Reference.ID,
        in account: Account
    ) async throws(StoreError) -> Bool {
        try await deleteReference(id, in: account, at: .second(1_000), by: .anybody)
    }
}

extension SubjectStore {
    func createSubjects(
        _ drafts: [SubjectDraft],
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> [Subject.ID] {
        try await createSubjects(drafts, in: collection, of: account, at: now, by: .anybody)
    }

    func updateSubject(
        _ draft: SubjectDraft,
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Bool {
        try await updateSubject(draft, in: collection, of: account, at: now, by: .anybody)
    }
}

extension TransferStore {
    func beginImport(into account: Account) async throws(StoreError) -> any TransferImport {
        try await beginImport(into: account, at: .second(1_000), by: .anybody)
    }
}
