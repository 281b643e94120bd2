/// The version of this program, by semantic versioning.
enum ProgramVersion {
    static let current = "0.1.0"
}
