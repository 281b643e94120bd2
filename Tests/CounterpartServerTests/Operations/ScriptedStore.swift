import Counterpart
import CounterpartAPI
import Synchronization

/// A store that answers what a test has written down, and remembers what it was asked.
final class ScriptedStore: OperationsSurface.Store {
    /// What was asked, and of which account.
    struct Question: Equatable, Sendable {
        let account: Account.ID?
        let text: String
    }

    struct State: Sendable {
        var tokens: [Token.Digest: Token] = [:]
        var version: Int? = 1
        var error: StoreError?
        var summary = Script.summary
        /// The pages of references, one for each question; the last is given again and again.
        var slices = [Script.slice]
        var attempts: AttemptSlice? = Script.attempts
        var cause: Cause? = Script.cause
        var facets: CauseFacets? = Script.facets
        var standing = Script.standing
        var counterparts = [[Script.found], []]
        var reconciliation = Script.reconciliation
        var hasPromise = true
        var questions: [Question] = []
        var annotation: CauseAnnotation?
        var search: ReferenceSearch?
        var expected: [ExpectedSubject] = []
    }

    private let state = Mutex(State())

    func change(_ body: (inout State) -> Void) {
        state.withLock { body(&$0) }
    }

    func noted<Value: Sendable>(_ part: (State) -> Value) -> Value {
        state.withLock { part($0) }
    }

    var questions: [Question] { state.withLock(\.questions) }

    private func answer<Value: Sendable>(
        _ question: String,
        _ account: Account?,
        _ value: (inout State) -> Value
    ) throws(StoreError) -> Value {
        let result = state.withLock { state -> Result<Value, StoreError> in
            state.questions.append(Question(account: account?.id, text: question))
            if let error = state.error { return .failure(error) }
            return .success(value(&state))
        }
        return try result.get()
    }
}

extension ScriptedStore {
    func version(of account: Account) -> Int? { state.withLock(\.version) }
}

extension ScriptedStore {
    func token(with digest: Token.Digest) async throws(StoreError) -> Token? {
        state.withLock { $0.tokens[digest] }
    }

    func createAccount(
        named name: String,
        identity: ReferenceIdentity,
        at now: Timestamp
    ) async throws(StoreError) -> Account {
        throw .refused("The surface makes no accounts.")
    }

    func accounts() async throws(StoreError) -> [Account] { [] }

    func account(named name: String) async throws(StoreError) -> Account {
        throw .refused("The surface asks for no accounts.")
    }

    func createToken(
        _ digest: Token.Digest,
        for account: Account,
        label: String?,
        scope: Token.Scope,
        createdAt: Timestamp,
        expiresAt: Timestamp?,
        userNumber: Int64?
    ) async throws(StoreError) -> Token {
        try answer("createToken", account) { state in
            let token = Token(
                id: Token.ID(rawValue: Int64(state.tokens.count) + 1),
                account: account,
                label: label,
                scope: scope,
                createdAt: createdAt,
                expiresAt: expiresAt,
                userNumber: userNumber
            )
            state.tokens[digest] = token
            return token
        }
    }

    func tokens(of account: Account?) async throws(StoreError) -> [Token] {
        try answer("tokens", account) { state in
            state.tokens.values.filter { $0.account == account }
                .sorted { $0.id.rawValue < $1.id.rawValue }
        }
    }

    func revokeToken(_ id: Token.ID) async throws(StoreError) {
        state.withLock { state in
            state.tokens = state.tokens.filter { $0.value.id != id }
        }
    }
}

extension ScriptedStore {
    func attempts(
        on reference: Reference.ID,
        in account: Account,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> AttemptSlice? {
        let before = before.map { String($0) } ?? "-"
        return try answer("attempts on \(reference.rawValue) before \(before) of \(limit)", account)
        {
            $0.attempts
        }
    }

    func attempts(
        in account: Account,
        before: Int64?,
        limit: Int
    ) async throws(StoreError) -> AttemptSlice {
        let before = before.map { String($0) } ?? "-"
        return try answer("attempts before \(before) of \(limit)", account) {
            $0.attempts ?? AttemptSlice(attempts: [], next: nil, isTruncated: false)
        }
    }

    func verifyAttempts(in account: Account) async throws(StoreError) -> ChainReport {
        try answer("verify", account) { _ in ChainReport() }
    }

    func causes(
        matching query: CauseQuery,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> CauseSlice {
        try answer("causes", account) { state in
            let causes = state.cause.map { [$0] } ?? []
            return CauseSlice(causes: causes, count: causes.count, next: query.after)
        }
    }

    func cause(
        _ id: Cause.ID,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause? {
        try answer("cause \(id.rawValue)", account) { $0.cause }
    }

    func annotate(
        _ id: Cause.ID,
        _ annotation: CauseAnnotation,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause? {
        try answer("annotate \(id.rawValue)", account) { state in
            state.annotation = annotation
            return state.cause
        }
    }

    func facets(
        of id: Cause.ID,
        in account: Account
    ) async throws(StoreError) -> CauseFacets? {
        try answer("facets \(id.rawValue)", account) { $0.facets }
    }
}

extension ScriptedStore {
    func summary(of account: Account, at now: Timestamp) async throws(StoreError) -> Summary {
        try answer("summary", account) { $0.summary }
    }

    func references(
        matching search: ReferenceSearch,
        in account: Account
    ) async throws(StoreError) -> ReferenceSlice {
        try answer("references", account) { state in
            state.search = search
            let slice = state.slices[0]
            if state.slices.count > 1 { state.slices.removeFirst() }
            return slice
        }
    }

    func standing(
        of subject: Subject.ID,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Standing {
        try answer("standing \(subject.type.name) \(subject.number)", account) { $0.standing }
    }

    func counterparts(
        of subjects: [Subject.ID],
        in serviceName: String?,
        of account: Account
    ) async throws(StoreError) -> [[FoundReference]] {
        try answer("counterparts of subjects in \(serviceName ?? "-")", account) { $0.counterparts }
    }

    func counterparts(
        of refs: [String],
        from serviceName: String,
        model: String?,
        in otherServiceName: String?,
        of account: Account
    ) async throws(StoreError) -> [[FoundReference]] {
        let target = "\(serviceName) \(model ?? "-") in \(otherServiceName ?? "-")"
        return try answer("counterparts of refs of \(target)", account) { $0.counterparts }
    }

    func reconcile(
        _ expected: [ExpectedSubject],
        with scope: ReconciliationScope,
        in account: Account
    ) async throws(StoreError) -> Reconciliation {
        try answer("reconcile \(scope.subjectType.name) \(scope.serviceName)", account) { state in
            state.expected = expected
            return state.reconciliation
        }
    }

    func promises(
        of account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> [PromiseStanding] {
        try answer("promises", account) { _ in [Script.promise] }
    }

    func keep(_ promise: Promise, in account: Account) async throws(StoreError) {
        let name = "\(promise.serviceName) \(promise.subjectType.name) \(promise.seconds)"
        try answer("keep \(name)", account) { $0.hasPromise = true }
    }

    func dropPromise(
        for subjectType: SubjectType,
        in serviceName: String,
        of account: Account
    ) async throws(StoreError) -> Bool {
        try answer("drop \(serviceName) \(subjectType.name)", account) { $0.hasPromise }
    }
}
