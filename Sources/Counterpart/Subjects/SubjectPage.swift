/// One page of the subjects that a query asks for, read at one moment.
package struct SubjectPage: Hashable, Sendable {
    /// In the query's order.
    package var subjects: [Subject]
    /// How many subjects match, on all pages together.
    package var count: Int
    /// The references of `subjects`, in the order of the subjects and then of their ids, if the query
    /// asks for them.
    package var references: ReferenceList?
    /// The subjects that were asked for beside, each once, as far as they are known.
    package var included: [Subject]

    package init(
        subjects: [Subject],
        count: Int,
        references: ReferenceList? = nil,
        included: [Subject] = []
    ) {
        self.subjects = subjects
        self.count = count
        self.references = references
        self.included = included
    }
}
