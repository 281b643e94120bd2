import CCounterpartMicroHTTPD
import CCounterpartSockets
import Synchronization

/// An answer that is written while it is sent.
///
/// The library asks for bytes on the connection's event loop. When there are none the connection is
/// parked, as it is for a handler; what the producer writes, or its end, wakes it.
extension Exchange {
    /// Of HTTP/1.0 answers; others are written into the library's memory of the connection.
    private static var blockSize: Int { 4 << 10 }

    /// Makes an answer that asks ``read(into:)`` for its body.
    @unsafe
    func lendStream() -> OpaquePointer? {
        let owner = unsafe Unmanaged.passRetained(self).toOpaque()
        let lent = unsafe MHD_create_response_from_callback(
            counterpart_size_unknown,
            Self.blockSize,
            readStream,
            owner,
            { context in
                if let context = unsafe context {
                    unsafe Unmanaged<Exchange>.fromOpaque(context).release()
                }
            }
        )
        guard let lent = unsafe lent else {
            unsafe Unmanaged<Exchange>.fromOpaque(owner).release()
            return nil
        }
        // The library would send the last chunk of a body to HEAD, too: it closes instead.
        if state.withLock({ $0.head?.method == .head }) { unsafe counterpart_forbid_chunks(lent) }
        return unsafe lent
    }

    /// Starts the producer of an answer that has been queued.
    func start(_ stream: HTTPBodyStream) {
        let pipe = BodyPipe(isEndless: stream.isEndless) { self.wake() }
        let isHTTP10 = state.withLock { state in
            state.pipe = pipe
            return state.head?.isHTTP10 == true
        }
        connection.begin(pipe, endsUnmarked: isHTTP10)
        // A shutdown first says that it begins, and then looks for the streams that there are.
        if stream.isEndless, service.isDraining.load(ordering: .relaxed) { pipe.finish(.whole) }
        pipe.start(stream, on: self)
    }

    /// Fills `buffer` with what comes next, and returns how much, or what the library calls the end.
    @unsafe
    func read(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        service.parkingLot.leave(self)
        guard let pipe = state.withLock({ $0.pipe }) else { return counterpart_end_with_error }
        while true {
            runJobs()
            switch unsafe pipe.take(into: buffer) {
            case .bytes(let count): return count
            case .end(.whole): return counterpart_end_of_stream
            case .end(.broken): return breakOff()
            case .nothing: break
            }
            switch state.withLock({ park(&$0) }) {
            case .again: continue
            case .parked: return 0
            case .close: return breakOff()
            }
        }
    }

    private func breakOff() -> Int {
        if connection.endsUnmarked { counterpart_reset(connection.socket) }
        return counterpart_end_with_error
    }

    /// Looks again for something to send; on any thread.
    private func wake() {
        state.withLock { state in
            state.isWoken = true
            resume(&state)
        }
    }
}

/// Asks the ``Exchange`` behind `context` for bytes.
private func readStream(
    context: UnsafeMutableRawPointer?,
    position: UInt64,
    buffer: UnsafeMutablePointer<CChar>?,
    size: Int
) -> Int {
    guard let context = unsafe context, let buffer = unsafe buffer else {
        return counterpart_end_with_error
    }
    let exchange = unsafe Unmanaged<Exchange>.fromOpaque(context).takeUnretainedValue()
    let bytes = unsafe UnsafeMutableRawPointer(buffer).assumingMemoryBound(to: UInt8.self)
    return unsafe exchange.read(into: UnsafeMutableBufferPointer(start: bytes, count: size))
}
