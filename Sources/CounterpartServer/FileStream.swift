import CounterpartArguments
import Glibc

/// A file descriptor to read from or write to.
package final class FileStream: ByteSource, ByteSink {
    private static let chunkSize = 1 << 16

    package static let input = FileStream(STDIN_FILENO, named: "standard input")
    package static let output = FileStream(STDOUT_FILENO, named: "standard output")
    package static let error = FileStream(STDERR_FILENO, named: "standard error")

    /// Gives a process that was started without some of the standard streams empty ones: else the
    /// next file or socket would get their numbers, and what is meant for them.
    package static func completeStandardStreams() {
        for descriptor in STDIN_FILENO...STDERR_FILENO where fcntl(descriptor, F_GETFD) < 0 {
            _ = unsafe open("/dev/null", O_RDWR)
        }
    }

    private let descriptor: CInt
    private let name: String
    private let isOwned: Bool
    private let onRead: @Sendable (Int) -> Void

    /// - Parameters:
    ///   - descriptor: An open file descriptor.
    ///   - name: What the stream is called in messages.
    ///   - isOwned: Whether the stream closes the descriptor when it goes.
    ///   - onRead: Is told the number of bytes of each read, 0 at the end.
    package init(
        _ descriptor: CInt,
        named name: String,
        isOwned: Bool = false,
        onRead: @escaping @Sendable (Int) -> Void = { _ in }
    ) {
        self.descriptor = descriptor
        self.name = name
        self.isOwned = isOwned
        self.onRead = onRead
    }

    /// Opens the file at `path` for reading.
    ///
    /// - Throws: `CommandFailure` that names the file and the reason.
    package static func reading(
        _ path: String,
        onRead: @escaping @Sendable (Int) -> Void = { _ in }
    ) throws -> FileStream {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            throw CommandFailure("\(path): \(SystemError.text(errno))", code: .badInput)
        }
        return FileStream(descriptor, named: path, isOwned: true, onRead: onRead)
    }

    /// The bytes that the file at `path` has, or `nil` if there is none.
    package static func size(of path: String) -> Int? {
        var status = stat()
        return unsafe stat(path, &status) == 0 ? Int(status.st_size) : nil
    }

    deinit {
        if isOwned { close(descriptor) }
    }

    package func next() throws -> [UInt8]? {
        var failure: CInt = 0
        let chunk = unsafe [UInt8](unsafeUninitializedCapacity: Self.chunkSize) { buffer, count in
            var length = -1
            repeat {
                length = unsafe read(descriptor, buffer.baseAddress, Self.chunkSize)
            } while length < 0 && errno == EINTR
            failure = length < 0 ? errno : 0
            count = max(length, 0)
        }
        guard failure == 0 else {
            throw CommandFailure("\(name): \(SystemError.text(failure))", code: .badInput)
        }
        onRead(chunk.count)
        return chunk.isEmpty ? nil : chunk
    }

    package func write(_ bytes: [UInt8]) throws {
        var offset = 0
        while offset < bytes.count {
            let length = unsafe bytes.withUnsafeBufferPointer { buffer in
                unsafe Glibc.write(
                    descriptor,
                    buffer.baseAddress.map { unsafe $0 + offset },
                    buffer.count - offset
                )
            }
            if length >= 0 {
                offset += length
            } else if errno != EINTR {
                throw CommandFailure("\(name): \(SystemError.text(errno))", code: .failed)
            }
        }
    }
}
