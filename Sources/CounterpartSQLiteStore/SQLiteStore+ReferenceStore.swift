package import Counterpart
import CounterpartSQLite

extension SQLiteStore: ReferenceStore {
    package func references(
        matching query: ReferenceQuery,
        in account: Account
    ) async throws(StoreError) -> ReferencePage {
        guard !query.matchesNothing else {
            let subjects: [Subject]? = query.includesSubjects ? [] : nil
            return ReferencePage(references: [], count: 0, subjects: subjects)
        }
        return try readers.read { session throws(SQLiteError) in
            try session.page(query, in: account)
        }
    }

    package func upsert(
        _ draft: ReferenceDraft,
        in account: Account,
        at now: Timestamp,
        by author: Author,
        includesSubjects: Bool
    ) async throws(StoreError) -> Upserted<ReferencePage> {
        try await writer.write(in: account) { session throws(StoreError) in
            try session.upsert(
                draft,
                in: account,
                at: now,
                by: author,
                includesSubjects: includesSubjects
            )
        }
    }

    package func deleteReference(
        _ id: Reference.ID,
        in account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> Bool {
        try await writer.write(in: account) { session throws(StoreError) in
            try session.delete(id, in: account, at: now, by: author)
        }
    }
}
