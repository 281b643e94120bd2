import Counterpart
import Synchronization

/// Counts the requests of each token and says when one has asked too often (contract §1.19).
package final class RateLimit: Sendable {
    /// What a token may still ask, counted with the request that asks.
    struct Allowance: Equatable {
        let limit: Int
        /// Negative if this request was one too many.
        let left: Int
        /// Until the next minute, in which all may be asked again.
        let seconds: Int

        var isExceeded: Bool { left < 0 }
    }

    /// Requests that a token may make within each full minute.
    private let requestsPerMinute: Int
    private let windows = Mutex<[Token.ID: Window]>([:])

    private struct Window {
        var minute: Int64
        var requests: Int
    }

    package init(requestsPerMinute: Int) {
        precondition(requestsPerMinute > 0, "A limit lets something pass")
        self.requestsPerMinute = requestsPerMinute
    }

    /// Counts a request at `now`.
    func allowance(of token: Token.ID, at now: Timestamp) -> Allowance {
        let minute = now.secondsSinceEpoch / 60
        let requests = windows.withLock { windows in
            var window = windows[token] ?? Window(minute: minute, requests: 0)
            if window.minute != minute { window = Window(minute: minute, requests: 0) }
            window.requests += 1
            windows[token] = window
            return window.requests
        }
        return Allowance(
            limit: requestsPerMinute,
            left: requestsPerMinute - requests,
            seconds: Int(60 - now.secondsSinceEpoch % 60)
        )
    }
}
