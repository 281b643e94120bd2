import CCounterpartMicroHTTPD
import CounterpartBytes
import Glibc
import Synchronization

extension Exchange {
    /// Checks a head that has just been received.
    @unsafe
    func receiveHead(
        method: UnsafePointer<CChar>,
        url: UnsafePointer<CChar>,
        version: UnsafePointer<CChar>
    ) -> MHD_Result {
        let (target, targetLength) = state.withLock { ($0.target, $0.targetLength) }
        let head: RequestHead
        do throws(GuardError) {
            head = try unsafe RequestHead(
                connection: handle,
                method: method,
                url: url,
                version: version,
                target: target,
                targetLength: targetLength,
                requestGuard: service.requestGuard
            )
        } catch {
            return refuse(error.refusal)
        }
        accept(head)
        guard case .exactly(let length) = head.bodyLength,
            length > service.configuration.bodyLimit
        else { return .YES }
        return refuse(head, announcing: length)
    }

    private func accept(_ head: RequestHead) {
        if head.hasBody { connection.enter(.body) }
        let id = service.ids.id(from: head.fields["x-request-id"])
        state.withLock { state in
            state.head = head
            state.id = id
            state.began = .now
            state.bytesIn = head.size
            if case .exactly(let length) = head.bodyLength {
                // A length is a claim: most of the memory comes with the bytes.
                state.body.reserveCapacity(min(length, Self.trustedLength))
            }
        }
    }

    /// Refuses a body that says itself that it is too long.
    private func refuse(_ head: RequestHead, announcing length: Int) -> MHD_Result {
        guard !head.expectsContinue, length <= service.configuration.lingerLimit else {
            return refuse(.bodyTooLarge)
        }
        state.withLock { $0.discarded = 0 }
        return answerByHand()
    }

    private static var trustedLength: Int { 64 << 10 }

    /// Takes the next bytes of a body.
    @unsafe
    func receiveBody(_ bytes: UnsafeBufferPointer<UInt8>) -> MHD_Result {
        let room = state.withLock { state -> Int in
            if let discarded = state.discarded {
                state.discarded = discarded + bytes.count
                return service.configuration.lingerLimit - discarded - bytes.count
            }
            guard state.body.count + bytes.count <= service.configuration.bodyLimit else {
                state.body = []
                state.discarded = bytes.count
                return -1
            }
            unsafe state.body.append(contentsOf: bytes)
            state.bytesIn += bytes.count
            return 0
        }
        if room >= 0 { return .YES }
        return answerByHand()
    }

    /// Refuses a body that is on its way, where the library cannot: by hand, and then listens on.
    ///
    /// A client that is still sending reads the answer only then; closing a socket with unread
    /// bytes resets it, and takes the answer with it.
    private func answerByHand() -> MHD_Result {
        let isFirst = state.withLock { $0.answer == nil }
        guard isFirst else { return .NO }
        let response = note(.bodyTooLarge)
        let id = state.withLock { $0.id }
        var head = "HTTP/1.1 \(response.status) Content Too Large\r\nConnection: close\r\n"
        head += "Content-Length: \(response.body.count)\r\nX-Request-Id: \(id)\r\n"
        for field in response.fields where Self.mayAdd(field) {
            head += "\(field.name): \(field.value)\r\n"
        }
        var writer = ByteWriter()
        writer.append(head + "\r\n")
        writer.append(response.body)
        let answer = writer.finish()
        let flags = Int32(MSG_NOSIGNAL) | Int32(MSG_DONTWAIT)
        let sent = unsafe answer.withBuffer {
            unsafe Glibc.send(connection.socket, $0.baseAddress, $0.count, flags)
        }
        guard sent == answer.count, shutdown(connection.socket, Int32(SHUT_WR)) == 0 else {
            return .NO
        }
        return .YES
    }
}
