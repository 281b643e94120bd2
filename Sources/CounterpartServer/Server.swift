import Counterpart
import CounterpartAPI
import CounterpartArguments
import CounterpartDashboard
import CounterpartHTTPServer
import CounterpartSQLiteStore
import CounterpartWire

/// The whole server: the store, the surface, the sockets and the log, wired together.
package final class Server: Sendable {
    private let store: SQLiteStore
    private let http: HTTPServer
    private let control: ControlServer
    private let housekeeper: Housekeeper
    private let log: Log

    /// The port that it listens on.
    package let port: UInt16

    /// Opens the database and starts to answer.
    ///
    /// - Throws: `CommandFailure` if the database cannot be opened or the address not be bound.
    package init(_ configuration: ServerConfiguration, log: Log) throws {
        TokenSecret.prepare()
        self.log = log
        let store = try SQLiteStore.opened(
            at: configuration.database,
            requiresExternalLink: configuration.isSeedStrict,
            isMapped: configuration.mapsDatabase
        )
        self.store = store
        let report: @Sendable (String) -> Void = { log.note("error", "store", $0) }
        // One for all: so much may a token ask, wherever.
        let rateLimit = configuration.requestsPerMinute.map(RateLimit.init)
        let kantata = KantataSurface(
            store: store,
            zone: configuration.zone,
            rateLimit: rateLimit,
            digest: TokenSecret.digest,
            now: { .now },
            report: report
        )
        let operations = OperationsSurface(
            over: store,
            version: configuration.version,
            keptAttemptSeconds: configuration.keptAttemptSeconds,
            rateLimit: rateLimit,
            report: report
        )
        let surfaces = Surfaces(
            kantata: kantata,
            operations: operations,
            page: Dashboard.respond
        )
        var limits = configuration.http
        limits.bodyLimits += OperationsSurface.bodyLimits
        http = HTTPServer(
            configuration: limits,
            refusal: { Surfaces.refusal($0, $1, path: $2) },
            observe: { log.add($0) },
            respond: surfaces.respond
        )
        do {
            control = try ControlServer(
                database: configuration.database,
                administration: Administration(of: store, asking: operations),
                log: log
            )
        } catch {
            store.close()
            throw error
        }
        do {
            housekeeper = try Housekeeper { () throws(StoreError) in
                try await store.housekeep(
                    at: .now,
                    keepingAttempts: configuration.keptAttemptSeconds
                )
            } report: {
                log.note("error", "store", "upkeep: \($0)")
            }
        } catch {
            control.close()
            store.close()
            throw error
        }
        do {
            port = try http.start()
        } catch {
            control.close()
            housekeeper.stop(after: store.close)
            let isHostWrong = if case .invalidHost = error { true } else { false }
            throw CommandFailure("\(error)", code: isHostWrong ? .usage : .unavailable)
        }
    }

    /// Makes the demo account, and blocks the calling thread meanwhile; see
    /// `DemoAccount`.
    package func makeDemo() throws -> String? {
        let store = store
        let result = ThreadExecutor.run { () -> Result<String?, any Error> in
            do {
                return .success(try await DemoAccount.make(in: store, at: .now))
            } catch {
                return .failure(error)
            }
        }
        do {
            return try result.get()
        } catch let error as StoreError {
            throw CommandFailure(error)
        }
    }

    /// Stops accepting, answers what is in flight, and closes the database.
    package func stop() {
        http.shutdown()
        control.close()
        // Upkeep under way ends with the store, however much there is to do.
        housekeeper.stop(after: store.close)
    }
}
