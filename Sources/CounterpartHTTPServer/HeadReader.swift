import CCounterpartMicroHTTPD

/// Copies the fields of a head out of the library's buffer, and checks what the library let pass.
///
/// Version 0.9 of the library parses a head where it lies, putting NULs in place of delimiters, so
/// a head without tricks is contiguous: each name begins where the line before it ended. A NUL
/// within a value, a folded line or a line that ends in a bare LF breaks the chain. Newer versions
/// refuse such heads themselves and lay them out otherwise, so the chain is checked in 0.9 only.
/// All reads are within the head, whose bounds the library tells.
@safe
struct HeadReader {
    static let checksLayout: Bool = {
        guard let version = unsafe MHD_get_version() else { return false }
        return unsafe version.pointee == CChar(bitPattern: UInt8(ascii: "0"))
    }()

    private(set) var fields: HTTPFields
    private(set) var isWellFormed = true
    private let end: UInt
    /// Where the next line must begin.
    private var cursor: UInt

    /// Begins after a request line that ends at `requestLineEnd`, before its CRLF.
    init(requestLineEnd: UInt, headEnd: UInt, headSize: Int) {
        fields = HTTPFields(minimumCapacity: headSize)
        end = headEnd
        cursor = requestLineEnd
        skipLineEnd()
    }

    /// Takes the next field as the library found it.
    mutating func append(
        name: UnsafeBufferPointer<UInt8>,
        value: UnsafeBufferPointer<UInt8>
    ) {
        if Self.checksLayout { unsafe checkPlace(name: name, value: value) }
        let isGood = unsafe Self.isToken(name) && HTTPFields.isText(value.span)
        guard isWellFormed, isGood else {
            isWellFormed = false
            return
        }
        var length = value.count
        while length > 0, unsafe Self.isBlank(value[length - 1]) { length -= 1 }
        unsafe fields.append(name: name, value: value[..<length])
    }

    /// Checks that the last line is the empty one.
    mutating func finish() {
        guard Self.checksLayout else { return }
        skipLineEnd()
        if cursor != end { isWellFormed = false }
    }

    private mutating func checkPlace(
        name: UnsafeBufferPointer<UInt8>,
        value: UnsafeBufferPointer<UInt8>
    ) {
        let nameStart = UInt(bitPattern: name.baseAddress)
        let valueStart = UInt(bitPattern: value.baseAddress)
        let nameEnd = nameStart &+ UInt(name.count)
        guard isWellFormed, nameStart == cursor, nameEnd < valueStart, valueStart < end else {
            isWellFormed = false
            return
        }
        // The colon has become a NUL; only blanks may stand between it and the value.
        for address in (nameEnd + 1)..<valueStart where !Self.isBlank(byte(at: address)) {
            isWellFormed = false
        }
        cursor = valueStart + UInt(value.count)
        skipLineEnd()
    }

    private mutating func skipLineEnd() {
        guard Self.checksLayout else { return }
        guard cursor < end, end - cursor >= 2, byte(at: cursor) == 0, byte(at: cursor + 1) == 0
        else {
            isWellFormed = false
            return
        }
        cursor += 2
    }

    private func byte(at address: UInt) -> UInt8 {
        precondition(address < end, "A head is read within its bounds")
        return unsafe UnsafePointer<UInt8>(bitPattern: address)?.pointee ?? 0
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }

    /// Whether `name` is a token (RFC 9110 §5.6.2).
    private static func isToken(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        guard !name.isEmpty else { return false }
        for index in 0..<name.count {
            let byte = unsafe name[index]
            let word = byte < 64 ? lowTokens : highTokens
            guard byte < 128, word >> UInt64(byte & 63) & 1 == 1 else { return false }
        }
        return true
    }

    // One bit a character: ! # $ % & ' * + - . 0-9 below 64, and A-Z ^ _ ` a-z | ~ above.
    private static let lowTokens: UInt64 = 0x03ff_6cfa_0000_0000
    private static let highTokens: UInt64 = 0x57ff_ffff_c7ff_fffe
}
