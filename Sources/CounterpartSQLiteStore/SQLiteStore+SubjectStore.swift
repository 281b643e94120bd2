package import Counterpart
import CounterpartSQLite

extension SQLiteStore: SubjectStore {
    package func subjects(
        matching query: SubjectQuery,
        in account: Account,
        associated: @Sendable ([Subject]) -> [Subject.ID]
    ) async throws(StoreError) -> SubjectPage {
        guard !query.matchesNothing else {
            let references: ReferenceList? = query.includesReferences ? [] : nil
            return SubjectPage(subjects: [], count: 0, references: references)
        }
        return try readers.read { session throws(SQLiteError) in
            try session.page(query, in: account, associated: associated)
        }
    }

    package func createSubjects(
        _ drafts: [SubjectDraft],
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> [Subject.ID] {
        try await writer.write(in: account) { session throws(StoreError) in
            try session.createSubjects(drafts, in: collection, of: account, at: now, by: author)
        }
    }

    package func updateSubject(
        _ draft: SubjectDraft,
        in collection: SubjectCollection,
        of account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> Bool {
        try await writer.write(in: account) { session throws(StoreError) in
            try session.updateSubject(draft, in: collection, of: account, at: now, by: author)
        }
    }

    package func deleteSubject(
        _ number: Int64,
        in collection: SubjectCollection,
        of account: Account
    ) async throws(StoreError) -> Bool {
        try await writer.write(in: account) { session throws(StoreError) in
            try session.deleteSubject(number, in: collection, of: account)
        }
    }
}
