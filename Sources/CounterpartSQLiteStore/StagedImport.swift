import Counterpart

/// What an import has staged, and who brings it.
struct StagedImport: Sendable {
    /// The staging database.
    let path: String
    let account: Account
    let now: Timestamp
    let author: Author
    /// How many references there are.
    let references: Int
}
