/// One line of an import or export.
package enum TransferRecord: Hashable, Sendable {
    case subject(Subject)
    case reference(Reference)
}

/// Takes in and gives out everything that an account holds.
package protocol TransferStore: Sendable {
    /// Opens an import into an account; what it takes in is seen by nobody before ``TransferImport/commit()``.
    ///
    /// The time and the author are those of the attempts that the import makes.
    func beginImport(
        into account: Account,
        at now: Timestamp,
        by author: Author
    ) async throws(StoreError) -> any TransferImport

    /// Hands the account's subjects, by type name and id, and then its references, by id, to `body`
    /// in slices, all read at one moment.
    ///
    /// It blocks the calling thread while it reads.
    func export(_ account: Account, _ body: ([TransferRecord]) throws -> Void) throws
}

/// One file on its way in.
///
/// A reference replaces the one with its id, a subject the one with its type and id. A reference
/// whose identity belongs to another id is refused, as are two lines for the same id or identity.
package protocol TransferImport: Sendable {
    /// Stages records with the numbers of their lines, in the order of the file; a slice at a time,
    /// so that other writers get their turn.
    func stage(_ records: [(line: Int, record: TransferRecord)]) async throws(StoreError)

    /// Makes all that was staged visible at once, and ends the import.
    ///
    /// - Throws: ``TransferConflict`` if a line contradicts another or the account; nothing was
    ///   changed then.
    func commit() async throws -> TransferTotals

    /// Forgets what was staged, and ends the import. Also what an import ends with that nobody ended.
    func cancel() async
}

/// What an import took in.
package struct TransferTotals: Hashable, Sendable {
    package let subjects: Int
    package let references: Int

    package init(subjects: Int, references: Int) {
        self.subjects = subjects
        self.references = references
    }
}

/// A line that cannot be taken in, and why.
package struct TransferConflict: Error, Hashable, Sendable {
    package let line: Int
    package let reason: String

    package init(line: Int, reason: String) {
        self.line = line
        self.reason = reason
    }
}
