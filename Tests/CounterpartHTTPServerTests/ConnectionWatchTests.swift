import CounterpartHTTPServer
import Testing

/// Each test is a transcript: at this second the connection looks like this, and this is said of
/// it.
@Suite struct ConnectionWatchTests {
    private typealias Phase = ConnectionWatch.Phase

    private static let limits = ConnectionWatch.Limits(
        head: .seconds(15),
        idle: .seconds(75),
        progress: .seconds(30),
        bodyGrace: .seconds(10),
        minimumBodyRate: 100
    )

    private var watch = ConnectionWatch(acceptedAt: .zero)

    private mutating func at(
        _ second: Int,
        _ phase: Phase,
        request: UInt64 = 0,
        received: Int64 = 0,
        taken: Int64 = 0,
        isGone: Bool = false,
        isClosed: Bool = false
    ) -> ClosureReason? {
        let sample = ConnectionWatch.Sample(
            phase: phase,
            sequence: request,
            received: received,
            acknowledged: taken,
            peerHasClosed: isGone,
            isClosed: isClosed
        )
        return watch.observe(sample, at: .seconds(second), limits: Self.limits)
    }

    @Test mutating func `a new connection owes a head within 15 seconds, even if it says nothing`()
    {
        #expect(at(14, .head) == nil)
        #expect(at(15, .head) == .head)
    }

    @Test mutating func `a head that drips is too slow, however lively it drips`() {
        for second in 1...14 { #expect(at(second, .head, received: Int64(second * 6)) == nil) }
        #expect(at(15, .head, received: 90) == .head)
    }

    @Test mutating func `a connection kept alive may be idle for 75 seconds`() {
        #expect(at(1, .answering, received: 100, taken: 300) == nil)
        #expect(at(2, .head, request: 1, received: 100, taken: 300) == nil)
        #expect(at(76, .head, request: 1, received: 100, taken: 300) == nil)
        #expect(at(77, .head, request: 1, received: 100, taken: 300) == .idle)
    }

    @Test mutating func `the first byte of the next head ends the idle time`() {
        #expect(at(2, .head, request: 1, received: 100) == nil)
        #expect(at(60, .head, request: 1, received: 101) == nil)
        #expect(at(74, .head, request: 1, received: 120) == nil)
        #expect(at(75, .head, request: 1, received: 130) == .head)
    }

    @Test mutating func `each request begins anew, even when none of its phases was seen`() {
        #expect(at(70, .head, request: 1, received: 100) == nil)
        #expect(at(140, .head, request: 2, received: 200) == nil)
        #expect(at(214, .head, request: 2, received: 200) == nil)
        #expect(at(215, .head, request: 2, received: 200) == .idle)
    }

    @Test mutating func `a body has a grace and then a minimum rate`() {
        #expect(at(1, .body, received: 200) == nil)
        #expect(at(10, .body, received: 201) == nil)
        #expect(at(11, .body, received: 1199) == .body)
    }

    @Test mutating func `a body at the minimum rate goes on for ever`() {
        for second in stride(from: 1, through: 1000, by: 7) {
            #expect(at(second, .body, received: Int64(200 + second * 100)) == nil)
        }
    }

    @Test mutating func `a body that was fast and stopped is given up after 30 seconds`() {
        #expect(at(1, .body) == nil)
        #expect(at(2, .body, received: 1_000_000) == nil)
        #expect(at(31, .body, received: 1_000_000) == nil)
        #expect(at(32, .body, received: 1_000_000) == .progress)
    }

    @Test mutating func `a busy handler is not the client's fault`() {
        for hour in 0..<10 { #expect(at(hour * 3600, .handling) == nil) }
    }

    @Test mutating func `an answer that nobody takes is given up after 30 seconds`() {
        #expect(at(3600, .answering, received: 100, taken: 1000) == nil)
        #expect(at(3629, .answering, received: 100, taken: 1001) == nil)
        #expect(at(3658, .answering, received: 100, taken: 1001) == nil)
        #expect(at(3659, .answering, received: 100, taken: 1001) == .progress)
    }

    @Test(arguments: [ConnectionWatch.Phase.head, .body])
    mutating func `a client that has left is given up at the second look`(
        _ phase: ConnectionWatch.Phase
    ) {
        #expect(at(1, phase, request: 1) == nil)
        #expect(at(2, phase, request: 1, isGone: true) == nil)
        #expect(at(3, phase, request: 1, isGone: true) == .gone)
    }

    @Test mutating func `a client that has sent all it will may wait for its answer`() {
        for second in 1...10 { #expect(at(second, .handling, isGone: true) == nil) }
        #expect(at(11, .answering, isGone: true) == nil)
        #expect(at(12, .head, request: 1, isGone: true) == nil)
        #expect(at(13, .head, request: 2, isGone: true) == nil)
        #expect(at(14, .head, request: 2, isGone: true) == .gone)
    }

    @Test mutating func `a stream that gives a sign of life every 20 seconds goes on`() {
        for second in stride(from: 20, through: 3600, by: 20) {
            #expect(at(second - 1, .answering, taken: Int64(second / 20)) == nil)
            #expect(at(second, .answering, taken: Int64(second / 20) + 1) == nil)
        }
        #expect(at(3629, .answering, taken: 181) == nil)
        #expect(at(3630, .answering, taken: 181) == .progress)
    }

    @Test mutating func `an answer whose connection is no more is given up at the second look`() {
        #expect(at(1, .answering) == nil)
        #expect(at(2, .answering, isClosed: true) == nil)
        #expect(at(3, .answering, isClosed: true) == .gone)
    }
}
