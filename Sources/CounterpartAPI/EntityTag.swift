package import CounterpartBytes

/// A weak entity tag (RFC 9110 §8.8.3) that depends on the bytes of the answer alone, so that it
/// outlives a restart and is the same for every token.
package struct EntityTag: Equatable, Sendable {
    /// The tag as it stands in a header field.
    package let text: String

    package init(of body: Bytes) {
        text = "W/\"\(String(Self.hash(body), radix: 16))-\(String(body.count, radix: 16))\""
    }

    /// Whether the value of an `If-None-Match` field names this tag; the comparison is weak
    /// (RFC 9110 §13.1.2).
    package func isAmong(_ field: String) -> Bool {
        field.split(separator: ",").contains { candidate in
            let candidate = candidate.drop { $0 == " " }.prefix { $0 != " " }
            return candidate == "*" || candidate == text || candidate == text.dropFirst(2)
        }
    }

    /// Mixes eight bytes at a time: a tag need not withstand an attacker, who could only make
    /// their own client miss a change.
    private static func hash(_ body: Bytes) -> UInt64 {
        unsafe body.withBuffer { unsafe hash(UnsafeRawBufferPointer($0)) }
    }

    private static func hash(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        var offset = 0
        while offset + 8 <= bytes.count {
            let word = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
            state = mixed(state, word)
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(unsafe bytes[offset])
            offset += 1
        }
        return mixed(mixed(state, tail), UInt64(bytes.count))
    }

    private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
