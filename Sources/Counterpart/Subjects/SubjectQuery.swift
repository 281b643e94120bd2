/// Which subjects of an account are asked for, in which order, and which part of them (contract §5.5).
///
/// All filters must hold together.
package struct SubjectQuery: Hashable, Sendable {
    package var collection: SubjectCollection
    package var createdAt = ReferenceQuery.TimeRange()
    package var updatedAt = ReferenceQuery.TimeRange()
    /// The subjects whose `workspace_id` is one of these.
    package var workspaceNumbers: [Int64]?
    /// What must hold of one and the same reference of a subject (contract A-18); `nil` for nothing.
    package var reference: ReferenceCondition?
    /// Whether a subject must have a reference, or must have none.
    package var hasReferences: Bool?
    /// The service in which a subject must have no reference.
    package var unreferencedServiceName: String?
    /// `only`: these alone; the whole of them is the page then, and ``window`` does not count.
    package var ids: [Int64]?
    package var order = Order()
    package var window = ReferenceQuery.Window()
    package var includesReferences = false

    package init(_ collection: SubjectCollection) {
        self.collection = collection
    }

    /// The sort order; ties are broken by ascending id in both directions.
    package struct Order: Hashable, Sendable {
        package enum Key: Hashable, Sendable {
            case createdAt
            case updatedAt
            case id
        }

        package var key: Key
        package var isDescending: Bool

        package init(by key: Key = .updatedAt, isDescending: Bool = true) {
            self.key = key
            self.isDescending = isDescending
        }
    }

    /// What is asked of one reference; `nil` is no condition, and an empty list matches nothing.
    package struct ReferenceCondition: Hashable, Sendable {
        package var serviceNames: [String]?
        package var serviceModels: [String]?
        package var serviceModelRefs: [String]?
        package var statuses: [SyncStatus]?
        package var externalStatuses: [String]?
        package var externalMessages: [String]?

        package init() {}
    }
}
