/// What the watchdog knows of one connection, and when it loses patience with it.
///
/// A pure state machine: it is shown a sample about once a second, and told the time.
package struct ConnectionWatch: Sendable {
    /// What a connection is busy with.
    package enum Phase: UInt64, Sendable {
        /// Waiting for a head, or for the rest of one.
        case head
        /// The head is complete; the body is coming.
        case body
        /// A handler is at work, which is never the client's fault.
        case handling
        /// The answer is on its way.
        case answering
    }

    /// A connection as it is at one moment.
    package struct Sample: Sendable {
        package let phase: Phase
        /// Counts the requests of the connection.
        package let sequence: UInt64
        /// The bytes that the client has sent so far.
        package let received: Int64
        /// The bytes that the client has taken so far.
        package let acknowledged: Int64
        /// Whether the client will send no more.
        package let peerHasClosed: Bool
        /// Whether the connection is no more.
        package let isClosed: Bool

        package init(
            phase: Phase,
            sequence: UInt64,
            received: Int64,
            acknowledged: Int64,
            peerHasClosed: Bool = false,
            isClosed: Bool = false
        ) {
            self.phase = phase
            self.sequence = sequence
            self.received = received
            self.acknowledged = acknowledged
            self.peerHasClosed = peerHasClosed
            self.isClosed = isClosed
        }
    }

    /// How patient the watchdog is.
    package struct Limits: Sendable {
        package let head: Duration
        package let idle: Duration
        package let progress: Duration
        package let bodyGrace: Duration
        /// In bytes a second.
        package let minimumBodyRate: Int

        package init(
            head: Duration,
            idle: Duration,
            progress: Duration,
            bodyGrace: Duration,
            minimumBodyRate: Int
        ) {
            self.head = head
            self.idle = idle
            self.progress = progress
            self.bodyGrace = bodyGrace
            self.minimumBodyRate = minimumBodyRate
        }
    }

    private var phase = Phase.head
    private var sequence: UInt64 = 0
    private var phaseBegan: Duration
    private var receivedBefore: Int64 = 0
    /// When the first byte of a head was seen; a new connection owes a head from the start.
    private var headBegan: Duration?
    private var lastMoved: Duration
    private var lastBytes: Int64 = 0
    /// Whether the sample before, in the same phase, found the client gone.
    private var wasGone = false

    /// Begins with a connection that was accepted at `now`.
    package init(acceptedAt now: Duration) {
        phaseBegan = now
        headBegan = now
        lastMoved = now
    }

    /// Returns what the client is too slow at, or `nil` while it is not.
    package mutating func observe(
        _ sample: Sample,
        at now: Duration,
        limits: Limits
    ) -> ClosureReason? {
        if sample.phase != phase || sample.sequence != sequence { enter(sample, at: now) }
        let bytes = sample.received + sample.acknowledged
        if bytes > lastBytes {
            lastBytes = bytes
            lastMoved = now
        }
        if isGone(sample) { return .gone }
        switch phase {
        case .head: return head(sample, at: now, limits: limits)
        case .body: return body(sample, at: now, limits: limits)
        case .handling: return nil
        case .answering: return now - lastMoved >= limits.progress ? .progress : nil
        }
    }

    private mutating func enter(_ sample: Sample, at now: Duration) {
        phase = sample.phase
        sequence = sample.sequence
        phaseBegan = now
        receivedBefore = sample.received
        headBegan = nil
        lastMoved = now
        wasGone = false
    }

    /// Whether the client has left in the middle of a request, or between two.
    ///
    /// The library misses the end of a stream that comes together with bytes, and would wait on.
    /// One second is time enough for it to read what has come. And it does not watch a connection
    /// whose streamed answer has nothing to send.
    private mutating func isGone(_ sample: Sample) -> Bool {
        let isMissing =
            switch phase {
            case .head, .body: sample.peerHasClosed
            case .handling: false
            case .answering: sample.isClosed
            }
        guard isMissing else { return false }
        defer { wasGone = true }
        return wasGone
    }

    private mutating func head(
        _ sample: Sample,
        at now: Duration,
        limits: Limits
    ) -> ClosureReason? {
        if headBegan == nil, sample.received > receivedBefore { headBegan = now }
        if let headBegan { return now - headBegan >= limits.head ? .head : nil }
        return now - phaseBegan >= limits.idle ? .idle : nil
    }

    private func body(_ sample: Sample, at now: Duration, limits: Limits) -> ClosureReason? {
        if now - lastMoved >= limits.progress { return .progress }
        let elapsed = now - phaseBegan
        guard elapsed >= limits.bodyGrace else { return nil }
        let owed = elapsed.components.seconds * Int64(limits.minimumBodyRate)
        return sample.received - receivedBefore < owed ? .body : nil
    }
}
