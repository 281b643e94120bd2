import CCounterpartSodium
package import Counterpart
import CounterpartBytes

/// The secret half of a token: shown once when it is made, and kept nowhere but as a hash.
package enum TokenSecret {
    /// Marks the secret for people and for programs that look for leaked secrets.
    private static let prefix = "cp_"
    private static let randomByteCount = 32

    /// Returns a new secret of 256 random bits, safe in a URL and in a shell.
    package static func make() -> String {
        var random = [UInt8](repeating: 0, count: randomByteCount)
        unsafe random.withUnsafeMutableBytes { buffer in
            if let start = buffer.baseAddress { unsafe randombytes_buf(start, buffer.count) }
        }
        let variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING
        let capacity = sodium_base64_encoded_len(random.count, variant)
        let text = unsafe String(unsafeUninitializedCapacity: capacity) { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                guard let start = characters.baseAddress else { return 0 }
                _ = unsafe sodium_bin2base64(start, capacity, random, random.count, variant)
                // The last byte is the terminator.
                return capacity - 1
            }
        }
        return prefix + text
    }

    /// Returns the hash under which a store keeps the secret.
    ///
    /// The secret has more entropy than anyone can search, so a slow hash would only make each
    /// request slow.
    package static func digest(_ secret: String) -> Token.Digest {
        Token.Digest(bytes: BLAKE2b.digest(of: secret.utf8.span))
    }

    /// Must be called once before the first secret is made.
    package static func prepare() {
        precondition(sodium_init() >= 0, "The system has no source of randomness")
    }
}
