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

    /// The bytes; valid while the object lives.
    @unsafe
    package var buffer: UnsafeBufferPointer<UInt8> {
        unsafe UnsafeBufferPointer(start: UnsafePointer(bitPattern: address), count: count)
    }
}
