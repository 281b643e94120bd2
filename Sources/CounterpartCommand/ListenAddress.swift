import CounterpartArguments

/// A host and a port, as in `127.0.0.1:8080` or `[::1]:8080`.
struct ListenAddress: Sendable {
    let host: String
    let port: UInt16

    init(host: String, port: UInt16) {
        self.host = host
        self.port = port
    }

    /// Returns `nil` if the text is not a host, a colon and a port.
    init?(_ text: String) {
        guard let colon = text.lastIndex(of: ":"), colon > text.startIndex,
            let port = UInt16(text[text.index(after: colon)...])
        else { return nil }
        let host = String(text[..<colon])
        guard !host.contains(":") || (host.hasPrefix("[") && host.hasSuffix("]")) else {
            return nil
        }
        self.init(host: host, port: port)
    }
}

extension ArgumentType where Value == ListenAddress {
    static var address: Self {
        Self(
            placeholder: "host:port",
            expectation: "a host and a port like 127.0.0.1:8080",
            parse: { ListenAddress($0) },
            describe: { "\($0.host):\($0.port)" }
        )
    }
}
