import Foundation

/// A TCP connection that sends exact bytes, and reads answers as they come.
final class RawConnection {
    struct Answer {
        let status: Int
        /// Names in lower case.
        let fields: [String: String]
        let body: Data

        var json: [String: Any] {
            (try? JSONSerialization.jsonObject(with: body) as? [String: Any]) ?? [:]
        }

        var ids: [String] {
            (json["results"] as? [[String: String]] ?? []).compactMap { $0["id"] }
        }
    }

    private let descriptor: Int32
    private var received = Data()

    init(port: UInt16) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
        let code = unsafe withUnsafePointer(to: &address) { pointer in
            unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                unsafe connect(descriptor, pointer, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard code == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) {
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let sent = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.send(descriptor, buffer.baseAddress, buffer.count, Int32(MSG_NOSIGNAL))
            }
            guard sent > 0 else { return }
            bytes = bytes.dropFirst(sent)
        }
    }

    /// Sends a request and returns its answer.
    func request(_ head: String, body: String = "") -> Answer? {
        let length = body.isEmpty ? "" : "Content-Length: \(body.utf8.count)\r\n"
        send("\(head)\r\n\(length)\r\n\(body)")
        return answer(withoutBody: head.hasPrefix("HEAD"))
    }

    /// Returns the next answer, or `nil` if the connection was closed before its end.
    func answer(withoutBody: Bool = false) -> Answer? {
        let end = Data("\r\n\r\n".utf8)
        while received.range(of: end) == nil { guard receive() else { return nil } }
        guard let range = received.range(of: end) else { return nil }
        let lines = String(decoding: received[..<range.lowerBound], as: UTF8.self)
            .components(separatedBy: "\r\n")
        received.removeSubrange(..<range.upperBound)
        var fields: [String: String] = [:]
        for line in lines.dropFirst() {
            let parts = line.components(separatedBy: ": ")
            fields[parts[0].lowercased()] = parts.dropFirst().joined(separator: ": ")
        }
        let status = Int(lines[0].components(separatedBy: " ").dropFirst().first ?? "") ?? 0
        let length = withoutBody ? 0 : Int(fields["content-length"] ?? "0") ?? 0
        while received.count < length { guard receive() else { return nil } }
        let body = received.prefix(length)
        received.removeFirst(length)
        return Answer(status: status, fields: fields, body: Data(body))
    }

    private func receive() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = unsafe recv(descriptor, &buffer, buffer.count, 0)
        if count > 0 { received.append(contentsOf: buffer.prefix(count)) }
        return count > 0
    }
}
