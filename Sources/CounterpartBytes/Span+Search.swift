import Glibc

extension Span<UInt8> {
    /// The index of the first byte that is `byte`, or `nil` if there is none.
    package func firstIndex(of byte: UInt8) -> Int? {
        unsafe withUnsafeBufferPointer { bytes in
            guard let start = bytes.baseAddress,
                let found = unsafe memchr(start, Int32(byte), bytes.count)
            else { return nil }
            return unsafe UnsafeRawPointer(found) - UnsafeRawPointer(start)
        }
    }
}
