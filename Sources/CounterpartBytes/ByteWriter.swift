import Glibc

/// Appends bytes to a growing buffer and hands it over, without a copy, as ``Bytes``.
///
/// Answers are made with it: a `[UInt8]` costs twice as much for each small piece that is appended,
/// because it is checked for uniqueness each time.
@safe
package struct ByteWriter: ~Copyable {
    private var memory: UnsafeMutablePointer<UInt8>
    private var capacity: Int
    /// The bytes written so far.
    package private(set) var count = 0

    package init(minimumCapacity: Int = 512) {
        capacity = max(minimumCapacity, 16)
        unsafe memory = Self.allocate(nil, capacity)
    }

    deinit {
        unsafe free(memory)
    }

    /// Ends the writing.
    package consuming func finish() -> Bytes {
        let bytes = unsafe Bytes(adopting: memory, count: count)
        discard self
        return bytes
    }

    /// Returns a copy of the bytes written so far, and forgets them.
    package mutating func takeBytes() -> [UInt8] {
        defer { count = 0 }
        return unsafe Array(UnsafeBufferPointer(start: memory, count: count))
    }

    /// The last byte written, or `nil` if there is none.
    package var last: UInt8? {
        count == 0 ? nil : unsafe memory[count - 1]
    }

    /// Forgets all bytes after the first `count`.
    package mutating func truncate(to count: Int) {
        precondition(
            (0...self.count).contains(count),
            "A buffer cannot be truncated to more than it holds"
        )
        self.count = count
    }

    package mutating func append(_ byte: UInt8) {
        reserve(1)
        unsafe memory[count] = byte
        count += 1
    }

    package mutating func append(_ text: StaticString) {
        unsafe append(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// Appends the UTF-8 of `text`.
    package mutating func append(text: String) {
        append(text.utf8.span)
    }

    package mutating func append(contentsOf bytes: some Sequence<UInt8>) {
        let done: Void? = bytes.withContiguousStorageIfAvailable { unsafe append($0) }
        if done == nil {
            for byte in bytes { append(byte) }
        }
    }

    package mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { unsafe append($0) }
    }

    package mutating func append(_ bytes: Bytes) {
        unsafe bytes.withBuffer { unsafe append($0) }
    }

    @unsafe
    package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        unsafe (memory + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    /// Appends once more the bytes that were written in `range`.
    package mutating func appendAgain(_ range: Range<Int>) {
        precondition(range.upperBound <= count, "Only what was written can be written again")
        reserve(range.count)
        unsafe (memory + count).update(from: memory + range.lowerBound, count: range.count)
        count += range.count
    }

    /// Appends `number` in decimal digits.
    package mutating func append(decimal number: Int64) {
        reserve(20)
        if number < 0 { append(UInt8(ascii: "-")) }
        var rest = number.magnitude
        var digits = 1
        var bound = UInt64(10)
        while rest >= bound, digits < 19 {
            digits += 1
            bound = bound &* 10
        }
        if rest >= 10_000_000_000_000_000_000 { digits = 20 }
        var position = count + digits
        count = position
        repeat {
            position -= 1
            unsafe memory[position] = UInt8(truncatingIfNeeded: 48 + rest % 10)
            rest /= 10
        } while rest > 0
    }

    /// Appends two digits in lower case.
    package mutating func append(hexadecimal byte: UInt8) {
        append(UInt8(hexadecimalDigit: UInt64(byte >> 4)))
        append(UInt8(hexadecimalDigit: UInt64(byte)))
    }

    /// Appends two digits in lower case for each of `bytes`.
    package mutating func append(hexadecimal bytes: [UInt8]) {
        for byte in bytes { append(hexadecimal: byte) }
    }

    /// Lends room for at most `size` bytes to `body`, which returns how many it has written there.
    @unsafe
    package mutating func append(
        upTo size: Int,
        _ body: (UnsafeMutablePointer<UInt8>) -> Int
    ) {
        reserve(size)
        let written = unsafe body(memory + count)
        precondition((0...size).contains(written), "More was written than there was room for")
        count += written
    }

    /// Makes room for `size` more bytes.
    package mutating func reserve(_ size: Int) {
        guard count + size > capacity else { return }
        capacity = max(capacity * 2, count + size)
        unsafe memory = Self.allocate(memory, capacity)
    }

    private static func allocate(
        _ memory: UnsafeMutablePointer<UInt8>?,
        _ capacity: Int
    ) -> UnsafeMutablePointer<UInt8> {
        guard let memory = unsafe realloc(memory, capacity) else {
            preconditionFailure("No memory left for an answer of \(capacity) bytes")
        }
        return unsafe memory.assumingMemoryBound(to: UInt8.self)
    }
}
