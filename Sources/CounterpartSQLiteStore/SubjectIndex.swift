/// An index of the subjects.
enum SubjectIndex: CaseIterable, Hashable {
    case identity
    case created
    case updated
    /// Only of subjects that have a workspace.
    case workspace

    var name: String {
        switch self {
        case .identity: "subject_identity"
        case .created: "subject_created"
        case .updated: "subject_updated"
        case .workspace: "subject_workspace"
        }
    }

    /// What stands after FROM: which index it is, is our choice and not SQLite's guess.
    var source: String { "subject INDEXED BY \(name)" }

    /// The condition of a partial index, spelled as the index spells it.
    var condition: String? {
        self == .workspace ? "workspace_id IS NOT NULL" : nil
    }
}
