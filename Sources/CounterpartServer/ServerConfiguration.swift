package import CounterpartHTTPServer
package import CounterpartWire

/// What an operator can set.
package struct ServerConfiguration: Sendable {
    /// Where to listen, and the limits of requests.
    package var http: HTTPServerConfiguration
    /// The version of the program, as the operations surface tells it.
    package var version = "0"
    /// The path of the database file; it is made if it is missing.
    package var database: String
    /// Whether `external_link` is required (contract A-1b).
    package var isSeedStrict = false
    /// The zone in which times are written (contract A-16).
    package var zone = WireTimeZone.utc
    /// How often a token may ask; `nil` for no limit (contract §1.19).
    package var requestsPerMinute: Int?

    /// Whether the database file is mapped into memory.
    package var mapsDatabase = true
    /// How old an attempt may become, in seconds; `nil` keeps them all.
    package var keptAttemptSeconds: Int64?

    package init(http: HTTPServerConfiguration, database: String) {
        self.http = http
        self.database = database
    }
}
