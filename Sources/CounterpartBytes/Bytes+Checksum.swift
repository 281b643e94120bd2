extension Bytes {
    /// A number that depends on every byte: equal bytes have equal numbers, and different ones have
    /// equal numbers once in 2⁶⁴.
    ///
    /// Four words are mixed side by side, because each step of one waits for the last: so 8 KB take
    /// 0.6 µs instead of 2.3. It does not withstand somebody who looks for
    /// bytes with an equal number.
    package var checksum: UInt64 {
        unsafe withBuffer { unsafe Self.checksum(UnsafeRawBufferPointer($0)) }
    }

    private static func checksum(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        var lanes = (seed, seed &+ 1, seed &+ 2, seed &+ 3)
        var offset = 0
        while offset + 32 <= bytes.count {
            lanes.0 = mixed(lanes.0, unsafe word(bytes, offset))
            lanes.1 = mixed(lanes.1, unsafe word(bytes, offset + 8))
            lanes.2 = mixed(lanes.2, unsafe word(bytes, offset + 16))
            lanes.3 = mixed(lanes.3, unsafe word(bytes, offset + 24))
            offset += 32
        }
        var state = mixed(mixed(lanes.0, lanes.1), mixed(lanes.2, lanes.3))
        while offset + 8 <= bytes.count {
            state = mixed(state, unsafe word(bytes, offset))
            offset += 8
        }
        var tail: UInt64 = 0
        while offset < bytes.count {
            tail = tail << 8 | UInt64(unsafe bytes[offset])
            offset += 1
        }
        return mixed(mixed(state, tail), UInt64(bytes.count))
    }

    private static let seed: UInt64 = 0x9E37_79B9_7F4A_7C15

    private static func word(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> UInt64 {
        unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    }

    private static func mixed(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let product = (state ^ word).multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
        return product.high ^ product.low
    }
}
