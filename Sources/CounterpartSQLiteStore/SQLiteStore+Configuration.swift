package import Counterpart

extension SQLiteStore {
    /// What an operator may choose, and what the store is given to read attributes.
    package struct Configuration: Sendable {
        /// See `ReferenceRules.requiresExternalLink`.
        package var requiresExternalLink = false
        /// The bytes of the file that a connection may map into memory; 0 for none.
        ///
        /// Reads are up to 1.4 times as fast with it, but a disk that fails to read then kills the
        /// process.
        package var mappedBytes: Int64 = 1 << 39
        /// The most kibibytes that the cache of a reading connection takes.
        package var readCacheKibibytes = 8 << 10
        /// The most kibibytes that the cache of the writing connection takes.
        ///
        /// Small on purpose. Where a page of a tree is split, SQLite gives pages numbers beyond the
        /// file's end for a moment, and then looks through all of its cache at the commit: with
        /// 64 MiB a write took 1.12 of the time, an import 1.4. What is not there is in the
        /// system's cache.
        package var writeCacheKibibytes = 4 << 10
        /// The most pages of 4 KiB that the file may have; `nil` for as many as the disk holds.
        ///
        /// When it is full, writes are refused and reads go on.
        package var maximumPages: Int64?
        /// The references of a type that have one status there for it to be indexed, at most.
        ///
        /// The first twenty of more that lie evenly in a list of millions are found in 5 ms; see
        /// `RareStatusChanges`.
        package var rareStatusLimit: Int64 = 1_000

        /// Says what the store must know of a subject's attributes, which are only text to it.
        ///
        /// It is asked at every write of a subject, on the thread that writes.
        package var subjectFacts: @Sendable (Subject) -> SubjectFacts = { _ in SubjectFacts() }

        package init() {}
    }

    /// The limits that nobody has needed to choose yet.
    enum Limit {
        /// The connections that read at one time, each on a thread of its own; a server has as many
        /// threads as its machine has cores, and a few for commands.
        static let readers = 1_024
        /// The writes that wait at one time.
        static let waitingWrites = 10_000
        /// The writes that one commit takes.
        static let batch = 512
        /// The milliseconds that a statement waits for a lock; nobody else should hold any.
        static let busyTimeout: Int32 = 5_000
        /// The pages written to the write-ahead log before a checkpoint.
        static let checkpointPages = 16_000
        /// The shapes of queries whose statements a connection keeps.
        static let queryShapes = 256
        /// The lists of single services that are merged into one; more are sorted by SQLite.
        static let mergedLists = 32
        /// The matches on a selective path that are sorted in memory; more are sorted by SQLite.
        static let sortedMatches = 100
        /// The references on a path without order that a search reads, to sort them in memory.
        static let collectedMatches = 4_000
        /// The messages of an account that a search reads rather than walk all references.
        static let searchedMessages = 40_000
        /// The references with one id there of which a look-up tells the counterparts.
        static let counterpartsOfRef = 200
        /// The young subjects that are looked at one by one to tell how a promise is kept.
        static let promisedSubjects = 20_000
        /// The tokens that are kept in memory, and the hashes of which none is known.
        static let cachedTokens = 10_000
        /// The causes that the writer keeps in memory between two transactions.
        static let cachedCauses = 4_096
        /// The statuses there of which the writer knows between two transactions whether they are rare.
        static let cachedStatuses = 4_096
        /// The attempts that one write gives up: so many that other writes do not notice.
        static let trimmedAttempts = 1_000
        /// The hours for which it is kept how much was written: 30 days.
        static let keptHours: Int64 = 720
        /// The imports under way at one time.
        static let imports = 8
        /// The records that an export hands out at a time.
        static let exportSlice = 1_000
    }
}
