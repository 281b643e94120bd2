import Counterpart

/// Something to be written, and somebody who waits for it.
struct WriteJob: Sendable {
    /// Tells the caller how it went: `nil` says that all was committed.
    typealias Answer = @Sendable (StoreError?) -> Void

    /// Whether it has a transaction of its own, which it begins and ends itself.
    let isAlone: Bool
    /// Whose references and subjects it changes; `nil` if it changes none.
    let account: Account.ID?
    /// The failure is one that spoils the transaction.
    let run: @Sendable (WriteSession) -> (answer: Answer, failure: StoreError?)
    /// Answers without a try.
    let refuse: @Sendable (StoreError) -> Void

    /// Makes a job that resumes `continuation` exactly once.
    ///
    /// In a shared transaction `work` must throw what is harmless (``StoreError/invalid(_:)``,
    /// ``StoreError/refused(_:)``) before it writes anything: so no savepoint is needed.
    init<Value: Sendable>(
        isAlone: Bool,
        account: Account.ID?,
        continuation: CheckedContinuation<Result<Value, StoreError>, Never>,
        work: @escaping @Sendable (WriteSession) throws(StoreError) -> Value
    ) {
        self.isAlone = isAlone
        self.account = account
        refuse = { continuation.resume(returning: .failure($0)) }
        run = { session in
            let result: Result<Value, StoreError>
            var failure: StoreError?
            do throws(StoreError) {
                result = .success(try work(session))
            } catch {
                result = .failure(error)
                if case .unavailable = error { failure = error }
            }
            let answer: Answer = { failure in
                continuation.resume(returning: failure.map(Result.failure) ?? result)
            }
            return (answer, failure)
        }
    }
}
