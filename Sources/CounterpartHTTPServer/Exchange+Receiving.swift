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
        guard case .exactly(let length) = head.bodyLength, length > 0 else { return .YES }
        let refusal = state.withLock { prepare(&$0, for: length) }
        return refusal.map { refuse(head, announcing: length, $0) } ?? .YES
    }

    private func accept(_ head: RequestHead) {
        var limit = 0
        if head.hasBody {
            connection.enter(.body)
            limit = service.configuration.bodyLimit(for: head.method, head.target.path)
        }
        let id = service.ids.id(from: head.fields["x-request-id"])
        state.withLock { state in
            state.head = head
            state.id = id
            state.began = .now
            state.bytesIn = head.size
            state.bodyLimit = limit
        }
    }

    /// Makes room for a body that says how long it is, or returns why not.
    private func prepare(_ state: inout State, for length: Int) -> Refusal? {
        if let refusal = admit(length, &state) { return refusal }
        // A length is a claim: most of the memory comes with the bytes. A large body is one of few,
        // and would take twice the memory if it grew.
        let isLarge = length > service.configuration.bodyLimit
        state.body.reserveCapacity(isLarge ? length : min(length, Self.trustedLength))
        return nil
    }

    /// Returns why a body of `length` is not let in, if it is not.
    private func admit(_ length: Int, _ state: inout State) -> Refusal? {
        if length > state.bodyLimit { return .bodyTooLarge }
        if length <= service.configuration.bodyLimit || state.permit != nil { return nil }
        state.permit = service.largeBodies.admit()
        return state.permit == nil ? .tooManyLargeBodies : nil
    }

    /// Refuses a body that says itself that it is too long.
    private func refuse(
        _ head: RequestHead,
        announcing length: Int,
        _ refusal: Refusal
    ) -> MHD_Result {
        guard !head.expectsContinue, length <= service.configuration.lingerLimit else {
            return refuse(refusal)
        }
        state.withLock { $0.discarded = 0 }
        return answerByHand(refusal)
    }

    private static var trustedLength: Int { 64 << 10 }

    /// Takes the next bytes of a body.
    @unsafe
    func receiveBody(_ bytes: UnsafeBufferPointer<UInt8>) -> MHD_Result {
        var refusal: Refusal?
        let room = state.withLock { state -> Int in
            if let discarded = state.discarded {
                state.discarded = discarded + bytes.count
                return service.configuration.lingerLimit - discarded - bytes.count
            }
            refusal = admit(state.body.count + bytes.count, &state)
            guard refusal == nil else {
                state.body = []
                state.permit = nil
                state.discarded = bytes.count
                return 0
            }
            unsafe state.body.append(contentsOf: bytes)
            state.bytesIn += bytes.count
            return 0
        }
        if let refusal { return answerByHand(refusal) }
        return room >= 0 ? .YES : .NO
    }

    /// Refuses a body that is on its way, where the library cannot: by hand, and then listens on.
    ///
    /// A client that is still sending reads the answer only then; closing a socket with unread
    /// bytes resets it, and takes the answer with it.
    private func answerByHand(_ refusal: Refusal) -> MHD_Result {
        let response = note(refusal)
        let id = state.withLock { $0.id }
        let phrase = unsafe MHD_get_reason_phrase_for(UInt32(clamping: response.status))
        var head = "HTTP/1.1 \(response.status) "
        head += unsafe phrase.map { unsafe String(cString: $0) } ?? ""
        head += "\r\nConnection: close\r\n"
        head += "Content-Length: \(response.body.count)\r\nX-Request-Id: \(id)\r\n"
        for field in response.fields where Self.mayAdd(field) {
            head += "\(field.name): \(field.value)\r\n"
        }
        var writer = ByteWriter()
        writer.append(text: head + "\r\n")
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
