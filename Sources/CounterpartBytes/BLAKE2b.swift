private import CCounterpartSodium

/// The hash function BLAKE2b with 32 bytes.
package enum BLAKE2b {
    package static let byteCount = 32

    /// The library picks the processor's best instructions once.
    private static let isReady = sodium_init() >= 0

    package static func digest(of bytes: Span<UInt8>) -> [UInt8] {
        precondition(isReady, "The system has no source of randomness")
        return unsafe bytes.withUnsafeBufferPointer { input in
            unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { output, count in
                guard let start = output.baseAddress else { return }
                count = byteCount
                let length = UInt64(input.count)
                _ = unsafe crypto_generichash(start, byteCount, input.baseAddress, length, nil, 0)
            }
        }
    }
}
