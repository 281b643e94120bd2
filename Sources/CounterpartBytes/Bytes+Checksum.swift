extension Bytes {
    /// A number that depends on every byte: equal bytes have equal numbers, and different ones have
    /// equal numbers once in 2⁶⁴.
    ///
    /// Eight bytes are mixed at a time, some 1 µs for 8 KB. It does not withstand somebody who looks for
    /// bytes with an equal number.
    package var checksum: UInt64 {
        unsafe withBuffer { unsafe Self.checksum(UnsafeRawBufferPointer($0)) }
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
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
