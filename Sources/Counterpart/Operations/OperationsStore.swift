/// Answers what an operator asks; every answer is read at one moment, of one account.
package protocol OperationsStore: Sendable {
    func summary(of account: Account, at now: Timestamp) async throws(StoreError) -> Summary

    func references(
        matching search: ReferenceSearch,
        in account: Account
    ) async throws(StoreError) -> ReferenceSlice

    func standing(
        of subject: Subject.ID,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Standing

    /// Returns for each subject its references in the service, or in all.
    func counterparts(
        of subjects: [Subject.ID],
        in serviceName: String?,
        of account: Account
    ) async throws(StoreError) -> [[FoundReference]]

    /// Returns for each id there the references of its subjects in another service, or in all.
    func counterparts(
        of refs: [String],
        from serviceName: String,
        model: String?,
        in otherServiceName: String?,
        of account: Account
    ) async throws(StoreError) -> [[FoundReference]]

    /// Compares the set, in whatever order, with what is registered; on a thread of its own.
    func reconcile(
        _ expected: [ExpectedSubject],
        with scope: ReconciliationScope,
        in account: Account
    ) async throws(StoreError) -> Reconciliation

    /// Returns how all promises of the account are kept, by service and type name.
    func promises(
        of account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> [PromiseStanding]

    /// Makes the promise or replaces it.
    func keep(_ promise: Promise, in account: Account) async throws(StoreError)

    /// Returns whether there was one.
    func dropPromise(
        for subjectType: SubjectType,
        in serviceName: String,
        of account: Account
    ) async throws(StoreError) -> Bool
}
