import Glibc

/// A client that sends bytes as they are, and reads one answer at a time.
final class TestClient {
    struct Failure: Error {
        let step: String
    }

    struct Answer {
        let head: String
        let body: [UInt8]

        var status: Int { Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0 }
        var text: String { String(decoding: body, as: UTF8.self) }

        subscript(name: String) -> String? {
            for line in head.split(separator: "\r\n").dropFirst() {
                let parts = line.split(separator: ":", maxSplits: 1)
                if parts.first?.lowercased() == name.lowercased() {
                    return parts.last.map { String($0.drop { $0 == " " }) }
                }
            }
            return nil
        }
    }

    private let descriptor: Int32
    private var received: [UInt8] = []
    /// Whether the server has broken the connection, rather than ended it.
    private(set) var wasReset = false
    private var isClosed = false

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        _ = unsafe setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_RCVTIMEO,
            &patience,
            socklen_t(MemoryLayout<timeval>.size)
        )
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let result = unsafe withUnsafeBytes(of: &address) { bytes -> Int32 in
            guard let start = bytes.baseAddress else { return -1 }
            return unsafe connect(
                descriptor,
                start.assumingMemoryBound(to: sockaddr.self),
                socklen_t(bytes.count)
            )
        }
        // The end of the object closes the descriptor: twice would close what another has opened.
        guard result == 0 else { throw Failure(step: "connect") }
    }

    deinit {
        leave()
    }

    /// Closes the connection.
    func leave() {
        if !isClosed { close(descriptor) }
        isClosed = true
    }

    /// Closes the connection in a way that the server's system sees at once.
    func breakOff() {
        var lingering = linger(l_onoff: 1, l_linger: 0)
        _ = unsafe setsockopt(
            descriptor,
            SOL_SOCKET,
            SO_LINGER,
            &lingering,
            socklen_t(MemoryLayout<linger>.size)
        )
        leave()
    }

    /// Sends what it can; a server that has closed is no failure here, as its answer may be read.
    func send(_ text: String) {
        send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes { bytes in
                unsafe Glibc.send(descriptor, bytes.baseAddress, bytes.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }

    func finishSending() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Reads the next answer; one to HEAD has no body.
    func answer(toHead isHead: Bool = false) throws -> Answer {
        let head = String(decoding: try take(through: "\r\n\r\n"), as: UTF8.self)
        let length = Answer(head: head, body: [])["content-length"].flatMap { Int($0) } ?? 0
        return Answer(head: head, body: try take(isHead ? 0 : length))
    }

    /// Reads the next chunk of a body, or returns `nil` at its end.
    func chunk() throws -> String? {
        let line = String(decoding: try take(through: "\r\n").dropLast(2), as: UTF8.self)
        guard let size = Int(line, radix: 16) else { throw Failure(step: "size of a chunk") }
        let chunk = try take(size)
        guard try take(2) == Array("\r\n".utf8) else { throw Failure(step: "end of a chunk") }
        return size == 0 ? nil : String(decoding: chunk, as: UTF8.self)
    }

    private func take(_ count: Int) throws -> [UInt8] {
        while received.count < count {
            guard try receive() else { throw Failure(step: "\(count) bytes") }
        }
        defer { received.removeFirst(count) }
        return Array(received.prefix(count))
    }

    private func take(through mark: String) throws -> [UInt8] {
        while true {
            if let end = received.firstRange(of: Array(mark.utf8))?.upperBound {
                return try take(end)
            }
            guard try receive() else { throw Failure(step: mark.debugDescription) }
        }
    }

    /// Reads to the end of the stream.
    func everything() throws -> String {
        while try receive() {}
        return String(decoding: received, as: UTF8.self)
    }

    /// Whether the server has closed without another byte.
    func isAtEnd() throws -> Bool {
        try received.isEmpty && !receive()
    }

    /// Returns `false` at the end of the stream; a reset is one as well.
    private func receive() throws -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if count < 0, errno != ECONNRESET { throw Failure(step: "receive") }
        if count < 0 { wasReset = true }
        guard count > 0 else { return false }
        received += buffer[..<count]
        return true
    }
}
