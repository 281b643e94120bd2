import CounterpartThreads
import Glibc
import Synchronization

/// An HTTP/1.1 server over libmicrohttpd, with a guard before the handlers and a watchdog beside
/// it.
///
/// A handler runs on the event loop that received its request, and may suspend: its connection then
/// sleeps until it goes on, on the same thread. A handler that blocks holds up the other
/// connections of its event loop.
package final class HTTPServer: Sendable {
    private enum State {
        case ready
        case running(Daemon, ListenSocket, Acceptor, Ticker)
        case stopped
    }

    /// How often a shutdown looks whether the last request has been answered, in microseconds.
    private static let drainInterval: UInt32 = 2_000
    /// How often the watchdog looks for slow connections, in milliseconds.
    private static let watchInterval: Int32 = 1_000

    private let service: HTTPService
    private let state = Mutex(State.ready)

    /// Prepares a server.
    ///
    /// - Parameters:
    ///   - configuration: where it listens, and its limits.
    ///   - refusal: makes the answers that the server gives without asking a handler; the path is
    ///     empty if the head could not be read.
    ///   - observe: is told what happens, on the event loops; it must not block.
    ///   - respond: answers a request.
    package init(
        configuration: HTTPServerConfiguration,
        refusal:
            @escaping @Sendable (
                _ status: Int, _ reason: String, _ path: String
            ) -> HTTPResponse,
        observe: @escaping @Sendable (HTTPObservation) -> Void,
        respond: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) {
        service = HTTPService(
            configuration: configuration,
            refusal: refusal,
            observe: observe,
            respond: respond
        )
    }

    deinit {
        shutdown()
    }

    /// Begins to listen and returns the port; a server starts once.
    package func start() throws(HTTPServerError) -> UInt16 {
        try state.withLock { state throws(HTTPServerError) in
            guard case .ready = state else { throw .alreadyStarted }
            Self.raiseDescriptorLimit()
            let configuration = service.configuration
            let socket = try ListenSocket(host: configuration.host, port: configuration.port)
            do throws(HTTPServerError) {
                state = try serve(on: socket)
            } catch {
                socket.close()
                throw error
            }
            return socket.port
        }
    }

    private func serve(on socket: ListenSocket) throws(HTTPServerError) -> State {
        let watchdog = try startWatchdog()
        do throws(HTTPServerError) {
            let daemon = try Daemon(service: service)
            do throws(HTTPServerError) {
                return .running(daemon, socket, try startAcceptor(on: socket, daemon), watchdog)
            } catch {
                daemon.stop()
                throw error
            }
        } catch {
            watchdog.stop()
            throw error
        }
    }

    private func startAcceptor(
        on socket: ListenSocket,
        _ daemon: Daemon
    ) throws(HTTPServerError) -> Acceptor {
        do throws(SystemThreadError) {
            return try Acceptor(
                socket,
                for: daemon,
                connectionLimit: service.configuration.connectionLimit
            )
        } catch {
            throw .cannotServe(reason: ListenSocket.reason(error.code))
        }
    }

    private func startWatchdog() throws(HTTPServerError) -> Ticker {
        do throws(SystemThreadError) {
            return try Ticker(everyMilliseconds: Self.watchInterval) { [service] _ in
                service.closeSlowConnections()
            }
        } catch {
            throw .cannotServe(reason: ListenSocket.reason(error.code))
        }
    }

    /// Stops accepting, ends endless streams, answers what is in flight, and stops; the second time
    /// it does nothing.
    ///
    /// It waits up to the configuration's `shutdownLimit`; handlers that are still suspended then
    /// go on without a connection. It must not be called by a handler, for which it would wait.
    package func shutdown() {
        let previous = state.withLock { state in
            defer { state = .stopped }
            return state
        }
        guard case .running(let daemon, let socket, let acceptor, let watchdog) = previous
        else { return }
        service.isDraining.store(true, ordering: .relaxed)
        acceptor.stop()
        socket.close()
        service.connections.endEndlessStreams()
        drain()
        service.connections.breakUnmarkedStreams()
        for exchange in service.parkingLot.close() { exchange.abandon() }
        // The library resumes what was woken before it looks for what is still suspended.
        daemon.stop()
        watchdog.stop()
    }

    private func drain() {
        let deadline = service.now + service.configuration.shutdownLimit
        while service.connections.busyCount > 0, service.now < deadline {
            usleep(Self.drainInterval)
        }
    }

    /// A connection is a descriptor, and the usual soft limit is 1024.
    private static func raiseDescriptorLimit() {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else {
            return
        }
        limit.rlim_cur = limit.rlim_max
        _ = unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }
}
