import CounterpartArguments
import Glibc

/// One end of a connection on the control socket; it may block, and closes with its owner.
final class ControlChannel: Sendable {
    private let descriptor: CInt

    init(_ descriptor: CInt) {
        self.descriptor = descriptor
    }

    deinit {
        close(descriptor)
    }

    /// Sends a frame; payloads longer than a frame may hold are the caller's to cut.
    ///
    /// - Throws: ``CommandFailure`` if the other end is gone.
    func send(_ frame: ControlFrame) throws {
        let payload = frame.payload
        precondition(payload.count <= ControlFrame.payloadLimit, "A frame holds what fits")
        let length = UInt32(payload.count)
        var bytes = [frame.kind]
        for shift: UInt32 in [24, 16, 8, 0] {
            bytes.append(UInt8(truncatingIfNeeded: length >> shift))
        }
        try send(bytes + payload)
    }

    /// Returns the next frame, or `nil` if the other end closed the connection between two frames.
    ///
    /// - Throws: ``CommandFailure`` if it broke off within one, or sent what is none.
    func receive() throws -> ControlFrame? {
        let head = try receive(5)
        if head.isEmpty { return nil }
        guard head.count == 5 else { throw Self.brokenOff }
        let length = head[1...].reduce(0) { $0 << 8 | Int($1) }
        guard length <= ControlFrame.payloadLimit else { throw Self.brokenOff }
        let payload = try receive(length)
        guard payload.count == length, let frame = ControlFrame(kind: head[0], payload: payload)
        else { throw Self.brokenOff }
        return frame
    }

    /// Whether a frame, or the end of the connection, can be received without waiting.
    var hasMessage: Bool {
        var event = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&event, 1, 0) > 0
    }

    private static let brokenOff = CommandFailure("the connection broke off", code: .unavailable)

    private func send(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let length = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe Glibc.send(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + offset },
                    buffer.count - offset,
                    CInt(MSG_NOSIGNAL)
                )
            }
            if length >= 0 {
                offset += length
            } else if errno != EINTR {
                throw Self.brokenOff
            }
        }
    }

    /// Returns `count` bytes, or fewer at the end of the connection.
    private func receive(_ count: Int) throws -> [UInt8] {
        var failure: CInt = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
            while filled < count {
                let start = unsafe buffer.baseAddress.map { unsafe $0 + filled }
                let length = unsafe recv(descriptor, start, count - filled, 0)
                if length > 0 {
                    filled += length
                } else if length == 0 {
                    break
                } else if errno != EINTR {
                    failure = errno
                    break
                }
            }
        }
        guard failure == 0 else { throw Self.brokenOff }
        return bytes
    }
}
