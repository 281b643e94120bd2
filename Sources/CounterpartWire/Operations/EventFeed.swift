package import CounterpartBytes

/// What is told, second by second, to a client that follows an account (server-sent events).
package struct EventFeed: Sendable {
    /// After so many seconds without a word, a comment says that the server is still there.
    private static let silenceLimit = 20
    /// After so many seconds the client must ask again, with a token that is still valid.
    private static let lifeLimit = 600
    /// A store that cannot tell has the client look again after so many seconds.
    private static let blindLimit = 5

    private var told: Int?
    private var hasBegun = false
    private var silence = 0
    private var age = 0

    package init() {}

    /// Returns what to write in this second, which may be nothing; `nil` at the end.
    package mutating func next(_ version: Int?) -> Bytes? {
        guard age < Self.lifeLimit else { return nil }
        age += 1
        var writer = ByteWriter(minimumCapacity: 64)
        let isDue = version == nil ? silence >= Self.blindLimit : version != told
        if isDue || !hasBegun {
            writer.append("event: change\ndata: ")
            writer.object { $0.member("version", version) }
            writer.append("\n\n")
            (told, hasBegun, silence) = (version, true, 0)
        } else if silence >= Self.silenceLimit {
            writer.append(": still here\n\n")
            silence = 0
        }
        silence += 1
        return writer.finish()
    }
}
