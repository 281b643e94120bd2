/// One place that breaks a rule, told so that it can be clicked and mended.
struct Remark: Hashable, CustomStringConvertible {
    let path: String
    /// From 1; `nil` if the file as a whole is meant.
    let line: Int?
    let message: String

    var description: String {
        let place = line.map { "\(path):\($0)" } ?? path
        return "\(place): \(message)"
    }
}
