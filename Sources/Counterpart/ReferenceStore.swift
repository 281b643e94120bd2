/// Keeps the references and subjects of all accounts.
///
/// Every method sees and changes one account only. A write that was answered is durable; one that
/// threw is not there at all, except after ``StoreError/unavailable(reason:)``, when it is there
/// whole or not at all.
package protocol ReferenceStore: Sendable {
    /// Returns the page that `query` asks for.
    func references(
        matching query: ReferenceQuery,
        in account: Account
    ) async throws(StoreError) -> ReferencePage

    /// Writes `draft` over the reference that has its identity, or as a new one; atomic whoever
    /// else writes the same identity at the same time.
    ///
    /// The page holds the one reference, and its subject if `includesSubjects`.
    func upsert(
        _ draft: ReferenceDraft,
        in account: Account,
        at now: Timestamp,
        by author: Author,
        includesSubjects: Bool
    ) async throws(StoreError) -> Upserted<ReferencePage>

    /// Deletes the reference for good; returns whether it was there.
    func deleteReference(
        _ id: Reference.ID,
        in account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> Bool
}
