/// The way by which a query reaches its subjects.
enum SubjectPath: Hashable {
    /// Along an index of the subjects, and at each a look for its references.
    case subjects(SubjectIndex)
    /// To the references first, and from them to their subjects.
    case references(AccessPath)
    /// To few subjects that the maps of facets select.
    case maps

    /// What stands after FROM.
    var source: String {
        switch self {
        case .subjects(let index): index.source
        case .references: SubjectIndex.identity.source
        case .maps: "subject NOT INDEXED"
        }
    }

    /// The condition that the path itself needs.
    var condition: String? {
        switch self {
        case .subjects(let index): index.condition
        case .references: nil
        // Its value comes before all others.
        case .maps: "key IN (SELECT value FROM json_each(?))"
        }
    }
}
