import CounterpartBytes
import Synchronization

/// Makes and checks the ids of requests.
///
/// An id tells requests apart and is no secret: a counter behind SplitMix64, seeded from the
/// system, costs no system call.
package final class RequestID: Sendable {
    private static let lengths = 1...255
    private static let golden: UInt64 = 0x9e37_79b9_7f4a_7c15

    private let counter: Atomic<UInt64>
    private let salt: UInt64

    package init() {
        var system = SystemRandomNumberGenerator()
        counter = Atomic(system.next())
        salt = system.next()
    }

    /// Returns the client's own id if it is good, and a new one otherwise.
    package func id(from client: String?) -> String {
        guard let client, Self.isGood(client) else { return next() }
        return client
    }

    private static func isGood(_ id: String) -> Bool {
        lengths.contains(id.utf8.count)
            && id.utf8.allSatisfy { byte in
                switch byte {
                case 0x30...0x39, 0x41...0x5a, 0x61...0x7a, 0x2d, 0x5f: true
                default: false
                }
            }
    }

    /// Returns a UUID of version 4.
    package func next() -> String {
        let (_, number) = counter.wrappingAdd(Self.golden, ordering: .relaxed)
        let high = Self.mix(number) & ~0xf000 | 0x4000
        let low = Self.mix(number ^ salt) & ~(0xc000 << 48) | (0x8000 << 48)
        var text = InlineArray<36, UInt8>(repeating: UInt8(ascii: "-"))
        // From the end: the low four bits of what is left are the next digit.
        var rest = low
        for position in (0..<36).reversed() {
            switch position {
            case 18: rest = high
            case 8, 13, 23: break
            default:
                text[position] = UInt8(hexadecimalDigit: rest)
                rest >>= 4
            }
        }
        return String(decoding: text.span)
    }

    private static func mix(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ mixed >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }
}
