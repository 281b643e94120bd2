/// The way by which a query reaches its subjects.
enum SubjectPath: Hashable {
    /// Along an index of the subjects, and at each a look for its references.
    case subjects(SubjectIndex)
    /// To the references first, and from them to their subjects.
    case references(AccessPath)

    /// The index of the subjects that it ends with.
    var index: SubjectIndex {
        switch self {
        case .subjects(let index): index
        case .references: .identity
        }
    }
}
