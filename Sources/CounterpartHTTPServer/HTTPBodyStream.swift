package import CounterpartBytes

/// The body of an answer that is written while it is sent, with a length that nobody knows yet.
///
/// HTTP/1.1 gets it in chunks; HTTP/1.0 reads it up to the end of the connection.
package final class HTTPBodyStream: Sendable {
    /// Whether it ends only when somebody leaves, as server-sent events do.
    ///
    /// An endless stream is ended, as a whole answer, as soon as the server begins to shut down;
    /// any other is waited for, like every answer in flight.
    package let isEndless: Bool
    let executor: (any TaskExecutor)?
    let produce: @Sendable (HTTPBodyWriter) async throws -> Void

    /// Describes a body; nothing runs until its head has been made, and nothing at all for HEAD.
    ///
    /// - Parameters:
    ///   - isEndless: whether only the client or the end of the server ends it.
    ///   - executor: where `produce` runs. Without one it runs where handlers do, on the event loop
    ///     of its connection, and so must neither block nor compute for long between two writes.
    ///   - produce: writes the body, and returns at its end. If it throws, the connection is broken,
    ///     so that the client sees that something is missing. Its task is cancelled when the client
    ///     has gone or the server shuts down.
    package init(
        isEndless: Bool = false,
        on executor: (any TaskExecutor)? = nil,
        produce: @escaping @Sendable (HTTPBodyWriter) async throws -> Void
    ) {
        self.isEndless = isEndless
        self.executor = executor
        self.produce = produce
    }

    /// Runs the producer here, and hands each piece of the body to `take`: for those who have no
    /// connection, such as commands and tests.
    package func forEach(_ take: @escaping @Sendable (Bytes) async throws -> Void) async throws {
        try await produce(HTTPBodyWriter(take))
    }
}
