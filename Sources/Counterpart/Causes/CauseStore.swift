/// Keeps the causes of each account; the writes of references make, count and resolve them.
package protocol CauseStore: Sendable {
    func causes(
        matching query: CauseQuery,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> CauseSlice

    /// Returns `nil` if there is no such cause.
    func cause(
        _ id: Cause.ID,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause?

    /// Returns the cause as it is afterwards, or `nil` if there is none.
    func annotate(
        _ id: Cause.ID,
        _ annotation: CauseAnnotation,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause?

    /// Returns `nil` if there is no such cause.
    func facets(of id: Cause.ID, in account: Account) async throws(StoreError) -> CauseFacets?
}
