import Synchronization

/// Holds handlers back until it is opened, or until as many have come as it was made for.
final class Gate: Sendable {
    private struct State {
        var waiting: [CheckedContinuation<Void, Never>] = []
        var isOpen = false
    }

    private let state = Mutex(State())
    private let capacity: Int

    init(opensAfter capacity: Int = .max) {
        self.capacity = capacity
    }

    func pass() async {
        await withCheckedContinuation { continuation in
            let released = state.withLock { state -> [CheckedContinuation<Void, Never>] in
                state.waiting.append(continuation)
                if state.waiting.count >= capacity { state.isOpen = true }
                guard state.isOpen else { return [] }
                defer { state.waiting = [] }
                return state.waiting
            }
            for continuation in released { continuation.resume() }
        }
    }

    /// Lets go of all handlers, on the thread that calls.
    func open() {
        let released = state.withLock { state in
            state.isOpen = true
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in released { continuation.resume() }
    }
}
