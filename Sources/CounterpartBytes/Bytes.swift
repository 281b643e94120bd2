import Glibc

/// Bytes that do not change, and that a C library can be lent without a copy.
///
/// The memory belongs to the object and is freed with it; it never moves. It is written before the
/// object exists and only read afterwards, so any number of threads may read it.
@safe
package final class Bytes: Sendable {
    package static let empty = unsafe Bytes(adopting: nil, count: 0)

    // A pointer is not Sendable and its address is: what makes the sharing safe stands above.
    private let address: UInt
    package let count: Int

    /// Takes over `memory`, which must come from `malloc`, and whose first `count` bytes are set.
    @unsafe
    package init(adopting memory: UnsafeMutablePointer<UInt8>?, count: Int) {
        address = UInt(bitPattern: memory)
        self.count = count
    }

    deinit {
        unsafe free(UnsafeMutableRawPointer(bitPattern: address))
    }

    /// Lends the bytes to `body`.
    package func withBuffer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        withExtendedLifetime(self) { unsafe body(buffer) }
    }

    /// A copy of the bytes.
    package var array: [UInt8] { unsafe withBuffer { unsafe Array($0) } }

    /// The bytes as UTF-8; what is none is replaced.
    package var text: String { unsafe withBuffer { unsafe String(decoding: $0, as: UTF8.self) } }

    /// The bytes; valid while somebody keeps the object, so hold on to it.
    @unsafe
    package var buffer: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: count)
    }
}
