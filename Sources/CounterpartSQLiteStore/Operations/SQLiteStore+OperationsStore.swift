package import Counterpart
import CounterpartSQLite

extension SQLiteStore: OperationsStore {
    package func summary(
        of account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Summary {
        try readers.read { session throws(SQLiteError) in
            try session.summary(of: account, at: now)
        }
    }

    package func references(
        matching search: ReferenceSearch,
        in account: Account
    ) async throws(StoreError) -> ReferenceSlice {
        try readers.read { session throws(SQLiteError) in
            try session.references(matching: search, in: account)
        }
    }

    package func standing(
        of subject: Subject.ID,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Standing {
        try readers.read { session throws(SQLiteError) in
            try session.standing(of: subject, in: account, at: now)
        }
    }

    package func counterparts(
        of subjects: [Subject.ID],
        in serviceName: String?,
        of account: Account
    ) async throws(StoreError) -> [[FoundReference]] {
        try readers.read { session throws(SQLiteError) in
            try session.counterparts(of: subjects, in: serviceName, of: account)
        }
    }

    package func counterparts(
        of refs: [String],
        from serviceName: String,
        model: String?,
        in otherServiceName: String?,
        of account: Account
    ) async throws(StoreError) -> [[FoundReference]] {
        try readers.read { session throws(SQLiteError) in
            try session.counterparts(
                of: refs,
                from: serviceName,
                model: model,
                in: otherServiceName,
                of: account
            )
        }
    }

    package func reconcile(
        _ expected: [ExpectedSubject],
        with scope: ReconciliationScope,
        in account: Account
    ) async throws(StoreError) -> Reconciliation {
        try await readers.readApart { connection throws(SQLiteError) in
            let reconciler = Reconciler(connection: connection, account: account, scope: scope)
            return try reconciler.reconciliation(of: expected)
        }
    }

    package func promises(
        of account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> [PromiseStanding] {
        try readers.read { session throws(SQLiteError) in
            try session.promises(of: account, at: now)
        }
    }
}
