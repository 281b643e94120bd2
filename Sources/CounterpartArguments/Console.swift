import Glibc

/// Where a program writes.
package struct Console: Sendable {
    package enum Stream: Int32, Sendable {
        case output = 1
        case error = 2
    }

    private let writer: @Sendable (String, Stream) -> Void

    package init(_ writer: @escaping @Sendable (String, Stream) -> Void) {
        self.writer = writer
    }

    package func write(_ text: String, to stream: Stream) {
        writer(text, stream)
    }

    /// The process's own streams.
    ///
    /// Text that nobody reads any more is lost without a word.
    package static let standard = Console { text, stream in
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = unsafe rest.withUnsafeBytes {
                unsafe Glibc.write(stream.rawValue, $0.baseAddress, $0.count)
            }
            if count < 0, errno != EINTR { return }
            rest = rest.dropFirst(max(count, 0))
        }
    }
}

/// The variables that the process was started with.
package enum ProcessEnvironment {
    package static func value(of name: String) -> String? {
        unsafe getenv(name).map { unsafe String(cString: $0) }
    }
}
