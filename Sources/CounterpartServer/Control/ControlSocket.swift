import CounterpartArguments
import CounterpartSQLiteStore
import Glibc

/// The Unix socket beside a database, over which a command asks the server that holds it.
package enum ControlSocket {
    /// Where the socket of the database at `path` is.
    package static func path(forDatabase path: String) -> String {
        "\(SymbolicLinks.followed(path)).socket"
    }

    /// The connections that wait to be taken.
    private static let backlog: CInt = 16

    /// Listens at `path`, where an earlier server may have left its socket.
    ///
    /// Only the user that runs the server can connect (mode 0600).
    static func listen(at path: String) throws -> CInt {
        let descriptor = try make()
        unsafe unlink(path)
        // The mode is the socket's from the start: one that is set later leaves a gap.
        let mask = umask(0o177)
        let code = try unsafe withAddress(of: path) { address, length in
            unsafe bind(descriptor, address, length)
        }
        umask(mask)
        guard code == 0, Glibc.listen(descriptor, backlog) == 0 else {
            let reason = SystemError.text(errno)
            close(descriptor)
            throw CommandFailure("\(path): \(reason)", code: .unavailable)
        }
        return descriptor
    }

    /// Connects to the server that listens at `path`.
    static func connect(to path: String) throws -> CInt {
        let descriptor = try make()
        let code = try unsafe withAddress(of: path) { address, length in
            unsafe Glibc.connect(descriptor, address, length)
        }
        guard code == 0 else {
            let reason = SystemError.text(errno)
            close(descriptor)
            throw CommandFailure(
                "the database is in use, and nobody answers at \(path): \(reason)",
                code: .unavailable
            )
        }
        return descriptor
    }

    private static func make() throws -> CInt {
        let type = CInt(SOCK_STREAM.rawValue) | CInt(SOCK_CLOEXEC.rawValue)
        let descriptor = socket(AF_UNIX, type, 0)
        guard descriptor >= 0 else {
            throw CommandFailure("no socket: \(SystemError.text(errno))", code: .failed)
        }
        return descriptor
    }

    /// Lends the address of `path`, which holds 107 bytes of it.
    ///
    /// A longer one is reached through an open descriptor of its folder, which has a short name in
    /// `/proc`.
    private static func withAddress(
        of path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) throws -> CInt {
        let capacity = MemoryLayout.size(ofValue: sockaddr_un().sun_path)
        guard path.utf8.count >= capacity else { return unsafe withShortAddress(of: path, body) }
        let name = path.split(separator: "/").last ?? ""
        let folder = path.dropLast(name.count)
        let descriptor = unsafe open(
            folder.isEmpty ? "." : String(folder),
            O_RDONLY | O_DIRECTORY | O_CLOEXEC
        )
        defer { close(descriptor) }
        let short = "/proc/self/fd/\(descriptor)/\(name)"
        guard descriptor >= 0, short.utf8.count < capacity else {
            throw CommandFailure("\(path): the path is too long for a socket", code: .unavailable)
        }
        return unsafe withShortAddress(of: short, body)
    }

    private static func withShortAddress(
        of path: String,
        _ body: (UnsafePointer<sockaddr>, socklen_t) -> CInt
    ) -> CInt {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        unsafe withUnsafeMutableBytes(of: &address.sun_path) { buffer in
            unsafe buffer.copyBytes(from: path.utf8)
        }
        return unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe body(pointer, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
    }
}
