package import Counterpart
import CounterpartSQLite

extension SQLiteStore: CauseStore {
    package func causes(
        matching query: CauseQuery,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> CauseSlice {
        try readers.read { session throws(SQLiteError) in
            try session.causes(matching: query, in: account, at: now)
        }
    }

    package func cause(
        _ id: Cause.ID,
        in account: Account,
        at now: Timestamp
    ) async throws(StoreError) -> Cause? {
        try readers.read { session throws(SQLiteError) in
            try session.cause(id, in: account, at: now)
        }
    }

    package func facets(
        of id: Cause.ID,
        in account: Account
    ) async throws(StoreError) -> CauseFacets? {
        try readers.read { session throws(SQLiteError) in
            try session.facets(of: id, in: account)
        }
    }
}
