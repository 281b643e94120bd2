import Counterpart
import CounterpartAPI
import CounterpartArguments
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
        let surface = KantataSurface(
            store: store,
            zone: configuration.zone,
            rateLimit: configuration.requestsPerMinute.map(RateLimit.init),
            digest: TokenSecret.digest,
            now: { .now },
            report: { log.note("error", "store", $0) }
        )
        http = HTTPServer(
            configuration: configuration.http,
            refusal: { Surfaces.refusal($0, $1, path: $2) },
            observe: { log.add($0) },
            respond: surface.respond
        )
        do {
            control = try ControlServer(
                database: configuration.database,
                administration: Administration(store: store, now: { .now }),
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
