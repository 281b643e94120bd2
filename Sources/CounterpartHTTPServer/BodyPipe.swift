import CounterpartBytes
import Synchronization

/// What a producer has written and the client has not taken yet.
///
/// The producer may run on any thread; the event loop of the connection takes.
final class BodyPipe: Sendable {
    /// How a body ends; what comes first counts.
    enum End {
        case whole
        case broken
    }

    /// What there is to take.
    enum Taken {
        case bytes(Int)
        case nothing
        case end(End)
    }

    private typealias Writer = CheckedContinuation<Void, any Error>

    private struct State {
        var waiting: [Bytes] = []
        /// How many bytes of the first of them have been taken.
        var offset = 0
        var waitingCount = 0
        var takenCount = 0
        var end: End?
        var held: [Writer] = []
        var task: Task<Void, Never>?
    }

    let isEndless: Bool
    private let state = Mutex(State())
    /// Is called when there may be something new to take.
    private let wake: @Sendable () -> Void

    init(isEndless: Bool, wake: @escaping @Sendable () -> Void) {
        self.isEndless = isEndless
        self.wake = wake
    }

    /// How many bytes have been taken so far.
    var takenCount: Int { state.withLock { $0.takenCount } }

    /// Starts the producer, which without an executor of its own runs on `home`, whose thread calls.
    func start(_ stream: HTTPBodyStream, on home: any TaskExecutor) {
        let task =
            if let executor = stream.executor {
                Task(executorPreference: executor) { await self.run(stream) }
            } else {
                Task.immediate(executorPreference: home) { await self.run(stream) }
            }
        let hasEnded = state.withLock { state in
            state.task = task
            return state.end != nil
        }
        if hasEnded { task.cancel() }
    }

    private func run(_ stream: HTTPBodyStream) async {
        do {
            try await stream.produce(HTTPBodyWriter { try await self.write($0) })
            finish(.whole)
        } catch {
            finish(.broken)
        }
    }

    private func write(_ bytes: Bytes) async throws {
        let isFull = try state.withLock { state in
            guard state.end == nil else { throw CancellationError() }
            if bytes.count > 0 { state.waiting.append(bytes) }
            state.waitingCount += bytes.count
            return state.waitingCount > HTTPBodyWriter.waitingLimit
        }
        wake()
        if isFull { try await makeRoom() }
    }

    /// Suspends while too much waits.
    private func makeRoom() async throws {
        try await withCheckedThrowingContinuation { continuation in
            let result = state.withLock { state -> Result<Void, any Error>? in
                guard state.end == nil else { return .failure(CancellationError()) }
                guard state.waitingCount > HTTPBodyWriter.waitingLimit else { return .success(()) }
                state.held.append(continuation)
                return nil
            }
            if let result { continuation.resume(with: result) }
        }
    }

    /// Ends the body, after what is still waiting if it is whole, and whoever writes it.
    func finish(_ end: End) {
        let (held, task) = state.withLock { state -> ([Writer], Task<Void, Never>?) in
            guard state.end == nil else { return ([], nil) }
            state.end = end
            if end == .broken { state.waiting = [] }
            defer { state.held = [] }
            return (state.held, state.task)
        }
        task?.cancel()
        for continuation in held { continuation.resume(throwing: CancellationError()) }
        wake()
    }

    /// Moves as much as there is, and fits, into `buffer`.
    @unsafe
    func take(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Taken {
        let (taken, released) = state.withLock { state -> (Taken, [Writer]) in
            let count = unsafe Self.move(&state, into: buffer)
            guard count > 0 else {
                return (state.end.map(Taken.end) ?? .nothing, [])
            }
            guard state.waitingCount <= HTTPBodyWriter.waitingLimit else {
                return (.bytes(count), [])
            }
            defer { state.held = [] }
            return (.bytes(count), state.held)
        }
        for continuation in released { continuation.resume() }
        return taken
    }

    private static func move(
        _ state: inout State,
        into buffer: UnsafeMutableBufferPointer<UInt8>
    ) -> Int {
        var count = 0
        var done = 0
        while done < state.waiting.count, count < buffer.count {
            let bytes = state.waiting[done]
            let size = min(bytes.count - state.offset, buffer.count - count)
            unsafe bytes.withBuffer { source in
                let part = unsafe UnsafeMutableBufferPointer(rebasing: buffer[count..<count + size])
                _ = unsafe part.update(fromContentsOf: source[state.offset..<state.offset + size])
            }
            count += size
            state.offset += size
            guard state.offset == bytes.count else { break }
            state.offset = 0
            done += 1
        }
        state.waiting.removeFirst(done)
        state.waitingCount -= count
        state.takenCount += count
        return count
    }
}
