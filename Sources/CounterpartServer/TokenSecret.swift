import CCounterpartSodium
package import Counterpart

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

    /// Returns the hash under which a store keeps the secret: BLAKE2b with 32 bytes.
    ///
    /// The secret has more entropy than anyone can search, so a slow hash would only make each
    /// request slow.
    package static func digest(_ secret: String) -> Token.Digest {
        var secret = secret
        let size = 32
        let digest = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            guard let start = buffer.baseAddress else { return }
            count = size
            secret.withUTF8 { text in
                let length = UInt64(text.count)
                _ = unsafe crypto_generichash(start, size, text.baseAddress, length, nil, 0)
            }
        }
        return Token.Digest(bytes: digest)
    }

    /// Must be called once before the first secret is made or hashed.
    package static func prepare() {
        precondition(sodium_init() >= 0, "The system has no source of randomness")
    }
}
