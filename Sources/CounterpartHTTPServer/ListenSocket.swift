import Glibc

/// A socket that listens, made by us so that what goes wrong has a name.
struct ListenSocket: Sendable {
    private static let backlog: Int32 = 4096

    let descriptor: Int32
    let port: UInt16

    init(host: String, port: UInt16) throws(HTTPServerError) {
        var name = host
        if name.hasPrefix("["), name.hasSuffix("]") { name = String(name.dropFirst().dropLast()) }
        if name == "localhost" { name = "127.0.0.1" }
        let bound: (descriptor: Int32, port: UInt16)
        if let address = Self.ipv4(name, port) {
            bound = try Self.listen(host, port, Int32(AF_INET), address)
        } else if let address = Self.ipv6(name, port) {
            bound = try Self.listen(host, port, Int32(AF_INET6), address)
        } else {
            throw .invalidHost(host)
        }
        (descriptor, self.port) = bound
    }

    func close() {
        _ = Glibc.close(descriptor)
    }

    /// What the system says about an error number.
    static func reason(_ number: Int32) -> String {
        unsafe strerror(number).map { unsafe String(cString: $0) } ?? "error \(number)"
    }

    private static func ipv4(_ name: String, _ port: UInt16) -> sockaddr_in? {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        return unsafe inet_pton(AF_INET, name, &address.sin_addr) == 1 ? address : nil
    }

    private static func ipv6(_ name: String, _ port: UInt16) -> sockaddr_in6? {
        var address = sockaddr_in6()
        address.sin6_family = sa_family_t(AF_INET6)
        address.sin6_port = port.bigEndian
        return unsafe inet_pton(AF_INET6, name, &address.sin6_addr) == 1 ? address : nil
    }

    private static func listen<Address>(
        _ host: String,
        _ port: UInt16,
        _ family: Int32,
        _ address: Address
    ) throws(HTTPServerError) -> (descriptor: Int32, port: UInt16) {
        let type = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, type, 0)
        guard descriptor >= 0 else {
            throw .cannotListen(host: host, port: port, reason: reason(errno))
        }
        guard bind(descriptor, to: address), Glibc.listen(descriptor, backlog) == 0,
            let bound = boundPort(descriptor)
        else {
            let reason = reason(errno)
            _ = Glibc.close(descriptor)
            throw .cannotListen(host: host, port: port, reason: reason)
        }
        return (descriptor, bound)
    }

    private static func bind<Address>(_ descriptor: Int32, to address: Address) -> Bool {
        var on: Int32 = 1
        // Else a restart within a minute fails, while old connections are in TIME_WAIT.
        _ = unsafe setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &on, socklen_t(4))
        var address = address
        return unsafe withUnsafeBytes(of: &address) { bytes in
            guard let start = bytes.baseAddress else { return false }
            return unsafe Glibc.bind(
                descriptor,
                start.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)
            ) == 0
        }
    }

    private static func boundPort(_ descriptor: Int32) -> UInt16? {
        var address = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        let result = unsafe withUnsafeMutableBytes(of: &address) { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return -1 }
            return unsafe getsockname(
                descriptor,
                start.assumingMemoryBound(to: sockaddr.self),
                &length
            )
        }
        // The port is at the same place in the addresses of both families.
        return result == 0 ? UInt16(bigEndian: address.sin6_port) : nil
    }
}
