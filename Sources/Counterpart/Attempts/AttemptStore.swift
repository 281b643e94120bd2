/// Keeps the ledger of each account: every accepted write, in order.
///
/// The stores' writes append to it in their own transactions; nothing else does.
package protocol AttemptStore: Sendable {
    /// Returns the attempts on one reference, the newest first, or `nil` if there never was such a
    /// reference; also those on one that was deleted.
    ///
    /// With `before` only those with lower sequence numbers; `limit` is in `1...200`.
    func attempts(
        on reference: Reference.ID,
        in account: Account,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> AttemptSlice?

    /// Returns the attempts in the account, the newest first.
    func attempts(
        in account: Account,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> AttemptSlice

    /// Walks the whole chain of the account, on a thread of its own.
    func verifyAttempts(in account: Account) async throws(StoreError) -> ChainReport
}
