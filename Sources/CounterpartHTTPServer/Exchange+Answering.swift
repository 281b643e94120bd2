import CCounterpartMicroHTTPD
import CounterpartBytes
import Synchronization

extension Exchange {
    /// Answers a head that the guard does not let in; the library closes the connection after it.
    func refuse(_ refusal: Refusal) -> MHD_Result {
        let response = note(refusal)
        return queue(response, closing: true)
    }

    /// Remembers that `refusal` is the answer, and returns it.
    func note(_ refusal: Refusal) -> HTTPResponse {
        let newID = service.ids.next()
        let path = state.withLock { state in
            if state.id.isEmpty { state.id = newID }
            state.answer = .refused(refusal)
            return state.head?.target.path ?? ""
        }
        return service.refusal(refusal.status, refusal.reason, path)
    }

    /// Sends what the handler answered.
    func send(_ response: HTTPResponse) -> MHD_Result {
        let isSilent = state.withLock { state in
            let isSilent =
                state.head?.method == .head || response.status == 204 || response.status == 304
            state.answer = .answered(
                status: response.status,
                route: response.route,
                account: response.account,
                bytesOut: isSilent ? 0 : response.body.count
            )
            if response.stream == nil { state.permit = nil }
            return isSilent
        }
        let result = queue(response, closing: service.isDraining.load(ordering: .relaxed))
        if let stream = response.stream, !isSilent, result == .YES { start(stream) }
        return result
    }

    private func queue(_ response: HTTPResponse, closing: Bool) -> MHD_Result {
        connection.enter(.answering)
        let lent = unsafe lend(response)
        guard let lent = unsafe lent else { return .NO }
        defer { unsafe MHD_destroy_response(lent) }
        for field in response.fields where Self.mayAdd(field) {
            unsafe Self.add(field.name, field.value, to: lent)
        }
        let id = state.withLock { $0.id }
        unsafe Self.add("X-Request-Id", id, to: lent)
        if closing { unsafe Self.add("Connection", "close", to: lent) }
        return unsafe MHD_queue_response(handle, UInt32(clamping: response.status), lent)
    }

    /// Lends name and value as they are: a string that is passed as an argument is copied first.
    @unsafe
    private static func add(_ name: String, _ value: String, to response: OpaquePointer) {
        unsafe name.withCString { name in
            unsafe value.withCString { value in
                _ = unsafe MHD_add_response_header(response, name, value)
            }
        }
    }

    /// Whether a field is the handler's to set, and cannot end its line early.
    static func mayAdd(_ field: (name: String, value: String)) -> Bool {
        guard HTTPFields.isText(field.value.utf8.span) else { return false }
        return switch field.name.utf8.count {
        case 4: field.name.lowercased() != "date"
        case 10: field.name.lowercased() != "connection"
        case 12: field.name.lowercased() != "x-request-id"
        case 14: field.name.lowercased() != "content-length"
        case 17: field.name.lowercased() != "transfer-encoding"
        default: true
        }
    }

    private static var libraryRefusal: String { "Refused by libmicrohttpd" }

    @unsafe
    private func lend(_ response: HTTPResponse) -> OpaquePointer? {
        switch response.status {
        case 204: unsafe Self.lend(.empty)
        case 304: unsafe Self.lend(response.body)
        default: unsafe response.stream == nil ? Self.lend(response.body) : lendStream()
        }
    }

    /// Lends the memory of `body` to the library, which gives it back when it has sent it.
    @unsafe
    private static func lend(_ body: Bytes) -> OpaquePointer? {
        let owner = unsafe Unmanaged.passRetained(body).toOpaque()
        return unsafe MHD_create_response_from_buffer_with_free_callback_cls(
            body.count,
            UnsafeMutableRawPointer(mutating: body.buffer.baseAddress),
            { unsafe Unmanaged<Bytes>.fromOpaque($0.unsafelyUnwrapped).release() },
            owner
        )
    }

    /// Tells the observer how the request ended; the connection is not used any more.
    ///
    /// `status` is that of the answer that was sent, and 0 if none was.
    func end(_ code: MHD_RequestTerminationCode, status sent: Int) {
        let (answer, head, id, began, bytesIn, pipe) = state.withLock { state in
            // The pipe knows the exchange as well.
            defer { state.pipe = nil }
            return (
                state.answer, state.head, state.id, state.began, state.bytesIn, state.pipe
            )
        }
        if pipe != nil { connection.endStream() }
        connection.endRequest()
        abandon()
        pipe?.finish(.broken)
        let method = head?.method.rawValue ?? "-"
        switch answer {
        case .refused(let refusal):
            service.observe(
                .refused(status: refusal.status, reason: refusal.reason, requestID: id)
            )
        case .answered(let status, let route, let account, let bytesOut)
        where code == .REQUEST_TERMINATED_COMPLETED_OK || pipe?.isEndless == true:
            service.observe(
                .answered(
                    method: method,
                    route: route,
                    status: status,
                    duration: .now - began,
                    bytesIn: bytesIn,
                    bytesOut: pipe?.takenCount ?? bytesOut,
                    requestID: id,
                    account: account
                )
            )
        case nil where sent != 0:
            service.observe(
                .refused(status: sent, reason: Self.libraryRefusal, requestID: id)
            )
        // Without a head nothing was asked: a client that connects and leaves is not worth telling.
        case nil where head == nil: break
        default:
            service.observe(.abandoned(method: method, requestID: id))
        }
    }
}
