import Synchronization

/// What every request of a server needs: what to answer, whom to tell, and which limits to keep.
final class HTTPService: Sendable {
    let configuration: HTTPServerConfiguration
    let requestGuard: RequestGuard
    let refusal: @Sendable (_ status: Int, _ reason: String, _ path: String) -> HTTPResponse
    let observe: @Sendable (HTTPObservation) -> Void
    let respond: @Sendable (HTTPRequest) async -> HTTPResponse
    let ids = RequestID()
    let connections = ConnectionRegistry()
    let parkingLot = ParkingLot()
    let largeBodies: LargeBodies
    let isDraining = Atomic(false)
    private let began = ContinuousClock.now

    init(
        configuration: HTTPServerConfiguration,
        refusal:
            @escaping @Sendable (
                _ status: Int, _ reason: String, _ path: String
            ) -> HTTPResponse,
        observe: @escaping @Sendable (HTTPObservation) -> Void,
        respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) {
        self.configuration = configuration
        self.refusal = refusal
        self.observe = observe
        self.respond = respond
        largeBodies = LargeBodies(limit: configuration.largeBodies)
        requestGuard = RequestGuard(
            urlLimit: configuration.urlLimit,
            headerLimit: configuration.headerLimit
        )
    }

    /// The time since the server was made.
    var now: Duration { ContinuousClock.now - began }

    func closeSlowConnections() {
        let limits = ConnectionWatch.Limits(
            head: configuration.headTimeout,
            idle: configuration.idleTimeout,
            progress: configuration.progressTimeout,
            bodyGrace: configuration.bodyGrace,
            minimumBodyRate: configuration.minimumBodyRate
        )
        for reason in connections.closeSlow(at: now, limits: limits) { observe(.closed(reason)) }
    }
}
