import Synchronization

/// Bytes in memory, to be read from or written to like a file.
package final class MemoryStream: ByteSource, ByteSink {
    private let storage: Mutex<[UInt8]>

    package init(_ bytes: [UInt8] = []) {
        storage = Mutex(bytes)
    }

    /// What was written and not read yet.
    package var bytes: [UInt8] { storage.withLock { $0 } }

    package func next() -> [UInt8]? {
        storage.withLock { bytes in
            defer { bytes = [] }
            return bytes.isEmpty ? nil : bytes
        }
    }

    package func write(_ bytes: [UInt8]) {
        storage.withLock { $0 += bytes }
    }
}
