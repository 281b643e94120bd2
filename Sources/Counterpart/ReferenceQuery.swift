/// Which references of an account are asked for, in which order, and which part of them
/// (contract §4).
///
/// All filters must hold together. In a filter of several values one must match; `nil` is no filter,
/// and an empty list matches nothing.
package struct ReferenceQuery: Hashable, Sendable {
    package var subjectTypes: [SubjectType]?
    package var subjectNumbers: [Int64]?
    package var serviceNames: [String]?
    package var serviceModels: [String]?
    package var serviceModelRefs: [String]?
    package var statuses: [SyncStatus]?
    package var externalStatuses: [String]?
    package var externalMessages: [String]?
    package var createdAt = TimeRange()
    package var updatedAt = TimeRange()
    /// A reference that was never synced is in no range.
    package var lastSyncedAt = TimeRange()
    /// `only`: these alone; the whole of them is the page then, and ``window`` does not count.
    package var ids: [Reference.ID]?
    package var order = Order()
    package var window = Window()
    package var includesSubjects = false

    package init() {}
}

extension ReferenceQuery {
    /// An open interval: strictly after `after` and strictly before `before` (contract A-10).
    package struct TimeRange: Hashable, Sendable {
        package var after: Timestamp?
        package var before: Timestamp?

        package init(after: Timestamp? = nil, before: Timestamp? = nil) {
            self.after = after
            self.before = before
        }
    }

    /// The sort order; ties are broken by ascending id in both directions, and references that were
    /// never synced come first in ascending order and last in descending order (contract §4.11).
    package struct Order: Hashable, Sendable {
        package enum Key: Hashable, Sendable {
            case createdAt
            case lastSyncedAt
        }

        package var key: Key
        package var isDescending: Bool

        package init(by key: Key = .lastSyncedAt, isDescending: Bool = true) {
            self.key = key
            self.isDescending = isDescending
        }
    }

    /// The part of the result that makes the page.
    package struct Window: Hashable, Sendable {
        package static let defaultLimit = 20
        package static let maximumLimit = 200

        /// In `1...maximumLimit`.
        package let limit: Int
        /// Not negative; the offset of a page far past the end is as large as `Int` allows.
        package let offset: Int

        package init(limit: Int = defaultLimit, offset: Int = 0) {
            precondition((1...Self.maximumLimit).contains(limit), "A page has a size")
            precondition(offset >= 0, "A page starts at the first element or later")
            self.limit = limit
            self.offset = offset
        }
    }
}
