package import CounterpartBytes

/// Where the producer of an ``HTTPBodyStream`` writes.
package struct HTTPBodyWriter: Sendable {
    /// How many bytes may wait for the client before a producer is held up.
    package static let waitingLimit = 256 << 10

    private let take: @Sendable (Bytes) async throws -> Void

    /// Makes a writer that hands what is written to `take`.
    package init(_ take: @escaping @Sendable (Bytes) async throws -> Void) {
        self.take = take
    }

    /// Adds `bytes` to the body, and suspends while more than ``waitingLimit`` wait for the client.
    ///
    /// What is written is sent as soon as it can be, and never held back for more. A client must
    /// take a byte within the configuration's `progressTimeout`: one who has nothing to write for
    /// so long writes a sign of life.
    ///
    /// - Throws: `CancellationError` once nobody will read on: the client has gone or was too slow,
    ///   or the server shuts down.
    package func write(_ bytes: Bytes) async throws {
        try await take(bytes)
    }
}
