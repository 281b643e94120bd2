package import Counterpart
import CounterpartSQLite

extension SQLiteStore: TransferStore {
    package func beginImport(
        into account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> any TransferImport {
        _ = try await self.account(named: account.name)
        return try SQLiteImport(
            into: account,
            at: now,
            by: author,
            writer: writer,
            files: files,
            subjectFacts: configuration.subjectFacts
        )
    }

    package func export(
        _ account: Account,
        _ body: ([TransferRecord]) throws -> Void
    ) throws {
        // A connection of its own: a long read must not take one from the pool.
        let connection: Connection
        do {
            connection = try readers.separateSession().connection
            try connection.beginReading()
        } catch let error as SQLiteError {
            throw StoreError(error)
        }
        defer { connection.rollBack() }
        let export = Export(connection: connection, account: account)
        try export.subjects(body)
        try export.references(body)
    }
}
