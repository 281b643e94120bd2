/// Keeps the subjects of all accounts, and reads and writes their references with them.
package protocol SubjectStore: Sendable {
    /// Returns the page that `query` asks for; `associated` says which other subjects it is to
    /// include, which are read at the same moment.
    func subjects(
        matching query: SubjectQuery,
        in account: Account,
        associated: @Sendable ([Subject]) -> [Subject.ID]
    ) async throws(StoreError) -> SubjectPage

    /// Writes new subjects, and the references that come with them, all or none; returns their ids,
    /// in the order of the drafts.
    ///
    /// - Throws: ``StoreError/invalid(_:)`` that names the draft by its index, also if there is a
    ///   subject with an id that a draft gives.
    func createSubjects(
        _ drafts: [SubjectDraft],
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> [Subject.ID]

    /// Writes over the subject whose id the draft gives, with its reference; returns whether there is
    /// such a subject in the collection.
    func updateSubject(
        _ draft: SubjectDraft,
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> Bool

    /// Deletes the subject and keeps its references (contract A-15); returns whether there was such a
    /// subject in the collection.
    func deleteSubject(
        _ number: Int64,
        in collection: SubjectCollection,
        of account: Account
    ) async throws(StoreError) -> Bool
}
