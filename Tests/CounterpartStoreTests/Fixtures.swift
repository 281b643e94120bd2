import Counterpart

extension Timestamp {
    static func second(_ second: Int64) -> Timestamp {
        Timestamp(secondsSinceEpoch: second)
    }
}

extension ReferenceDraft {
    /// A complete draft; what a test does not say does not matter to it.
    static func sample(
        type: SubjectType = .invoice,
        number: Int64 = 1,
        service: String = "NetSuite",
        model: String = "Invoice",
        ref: String = "INV-1",
        status: SyncStatus? = nil
    ) -> ReferenceDraft {
        var draft = ReferenceDraft()
        draft.subjectType = .known(type)
        draft.subjectNumber = number
        draft.serviceName = service
        draft.serviceModel = .set(model)
        draft.serviceModelRef = .set(ref)
        if let status { draft.status = .set(.known(status)) }
        return draft
    }
}

extension Reference {
    static func sample(
        id: Int64,
        type: SubjectType = .invoice,
        number: Int64? = nil,
        service: String = "NetSuite",
        model: String = "Invoice",
        ref: String? = nil,
        status: SyncStatus = .successful,
        createdAt: Int64 = 100,
        lastSyncedAt: Int64? = 100
    ) -> Reference {
        Reference(
            id: ID(rawValue: id),
            subject: Subject.ID(type: type, number: number ?? id),
            serviceName: service,
            serviceModel: model,
            serviceModelRef: ref ?? "INV-\(id)",
            status: status,
            externalLink: nil,
            externalMessage: nil,
            externalStatus: nil,
            isLocked: false,
            createdAt: .second(createdAt),
            updatedAt: .second(createdAt),
            lastSyncedAt: lastSyncedAt.map(Timestamp.second)
        )
    }
}

extension ReferenceQuery {
    /// What the API asks at least: the references of one subject type.
    static func of(
        _ type: SubjectType,
        _ change: (inout ReferenceQuery) -> Void = { _ in }
    )
        -> ReferenceQuery
    {
        var query = ReferenceQuery()
        query.subjectTypes = [type]
        change(&query)
        return query
    }

    static func only(
        _ ids: [Int64],
        _ change: (inout ReferenceQuery) -> Void = { _ in }
    )
        -> ReferenceQuery
    {
        var query = ReferenceQuery()
        query.ids = ids.map(Reference.ID.init(rawValue:))
        change(&query)
        return query
    }
}

extension ReferencePage {
    var ids: [Int64] { references.map(\.id.rawValue) }
}

extension Upserted {
    var isInserted: Bool {
        if case .inserted = self { true } else { false }
    }
}

extension ReferenceStore where Self: AccessStore {
    func makeAccount(
        _ name: String = "acme",
        identity: ReferenceIdentity = .serviceName
    ) async throws -> Account {
        try await createAccount(named: name, identity: identity, at: .second(0))
    }

    @discardableResult
    func write(
        _ draft: ReferenceDraft,
        in account: Account,
        at second: Int64 = 1_000,
        by author: Author = .anybody
    ) async throws -> Reference {
        let result = try await upsert(
            draft,
            in: account,
            at: .second(second),
            by: author,
            includesSubjects: false
        )
        return result.value.references[0]
    }
}

extension AttemptStore {
    func attempts(in account: Account) async throws -> AttemptSlice {
        try await attempts(in: account, before: nil, limit: 200)
    }

    func attempts(on id: Reference.ID, in account: Account) async throws -> AttemptSlice? {
        try await attempts(on: id, in: account, before: nil, limit: 200)
    }
}

extension TransferStore {
    /// Imports the records as one file, the first on line 1.
    @discardableResult
    func take(_ records: [TransferRecord], into account: Account) async throws -> TransferTotals {
        let file = try await beginImport(into: account)
        try await file.stage(records.enumerated().map { ($0.offset + 1, $0.element) })
        return try await file.commit()
    }

    func exported(_ account: Account) throws -> [TransferRecord] {
        var records: [TransferRecord] = []
        try export(account) { records += $0 }
        return records
    }
}
