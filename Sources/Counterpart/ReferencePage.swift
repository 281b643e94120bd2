/// One page of the references that a query asks for, read at one moment.
package struct ReferencePage: Hashable, Sendable {
    /// In the query's order.
    package var references: ReferenceList
    /// How many references match, on all pages together.
    package var count: Int
    /// The subjects of `references` that are known, each once, if the query asks for them.
    package var subjects: [Subject]?

    package init(references: ReferenceList, count: Int, subjects: [Subject]? = nil) {
        self.references = references
        self.count = count
        self.subjects = subjects
    }
}
