/// Which references of all subject types are asked for, last sync first; pages go on from the last
/// reference, so that writes neither repeat nor skip one that they do not touch.
package struct ReferenceSearch: Hashable, Sendable {
    /// Where a page ended.
    package struct Position: Hashable, Sendable {
        /// `nil` behind all that were ever synced.
        package var lastSyncedAt: Timestamp?
        package var id: Reference.ID

        package init(lastSyncedAt: Timestamp?, id: Reference.ID) {
            self.lastSyncedAt = lastSyncedAt
            self.id = id
        }
    }

    /// The filters; its order and window do not count.
    package var filters = ReferenceQuery()
    package var cause: Cause.ID?
    package var isLocked: Bool?
    /// What the message must contain, in whatever case of ASCII.
    package var text: String?
    package var after: Position?
    /// In `1...200`.
    package var limit = 50

    /// The references that a page looks at before it ends early, with fewer than ``limit``.
    package static let examined = 20_000

    package init() {}
}

/// One page of a search.
package struct ReferenceSlice: Hashable, Sendable {
    package var references: [FoundReference]
    /// How many match on all pages together; `nil` if that would take a scan.
    package var count: Int?
    /// `nil` at the end.
    package var next: ReferenceSearch.Position?
    /// The subjects that are known, each once, if the filters ask for them.
    package var subjects: [Subject]?

    package init(
        references: [FoundReference],
        count: Int?,
        next: ReferenceSearch.Position?,
        subjects: [Subject]? = nil
    ) {
        self.references = references
        self.count = count
        self.next = next
        self.subjects = subjects
    }
}
