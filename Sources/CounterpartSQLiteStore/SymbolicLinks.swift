import Glibc

/// Names that lead to other names of a file.
package enum SymbolicLinks {
    /// As many as the system follows.
    private static let limit = 40

    /// Returns the name that `path` leads to in the end, of a file that may not exist yet.
    ///
    /// What lies beside a file, its lock and the socket of its server, is found under that name
    /// alone: else two processes could hold a lock each.
    package static func followed(_ path: String) -> String {
        var path = path
        for _ in 0..<limit {
            guard let target = target(of: path) else { break }
            let folder = path.dropLast(path.split(separator: "/").last?.count ?? 0)
            path = target.hasPrefix("/") ? target : folder + target
        }
        return path
    }

    /// Returns `nil` if there is no link of that name.
    private static func target(of path: String) -> String? {
        var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
        let length = unsafe readlink(path, &bytes, bytes.count)
        guard length > 0 else { return nil }
        return String(decoding: bytes[..<length].map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
