/// Walks once over a message and writes its fingerprint.
///
/// Whatever it looks ahead for has a limit, so that the walk takes time in proportion to the message.
struct MessageScanner {
    let bytes: [UInt8]
    let outputLimit: Int
    /// Whether double quotes are the syntax of JSON, and so quote nothing.
    let isJSON: Bool
    /// Spares messages without one the search for e-mail addresses.
    let hasAtSign: Bool

    var position = 0
    /// Whether nothing was written yet.
    var isAtBeginning: Bool { output.isEmpty }
    /// Whether the byte before belongs to a word, in which no quotation and no number begins.
    var isInWord = false
    /// Whether a number that comes now is a code, which tells causes apart.
    var keepsCode = false
    /// The word before, if only white space came since.
    var lastWord: Range<Int>?

    private var output: [UInt8] = []
    private var isFull = false
    private var hasBlank = false
    private var lastPlaceholder: MessagePlaceholder?
    private var endOfLastPlaceholder = 0
    /// Whether nothing but commas and white space came since the last placeholder.
    private var isList = false

    init(_ bytes: [UInt8], outputLimit: Int) {
        self.bytes = bytes
        self.outputLimit = outputLimit
        isJSON = Self.beginsJSON(bytes)
        hasAtSign = bytes.contains(UInt8(ascii: "@"))
        output.reserveCapacity(min(bytes.count, outputLimit) + 16)
    }

    /// Returns the fingerprint; to be called once.
    mutating func reduced() -> String {
        while position < bytes.count, !isFull { step() }
        output.cutAtCharacter(outputLimit)
        while let last = output.last, last == 0x20 || last == UInt8(ascii: ".") {
            output.removeLast()
        }
        return String(decoding: output, as: UTF8.self)
    }

    private mutating func step() {
        let byte = bytes[position]
        if byte.isDigit {
            isInWord ? takeWord() : takeNumberOrWord()
        } else if isWord(at: position) {
            takeWord()
        } else if let length = blankLength(at: position) {
            hasBlank = true
            isInWord = false
            position += length
        } else if !takeQuotation(), !takeSignedNumber() {
            takePunctuation()
        }
    }

    /// The byte there, or 0 behind the end.
    func byte(at index: Int) -> UInt8 {
        index < bytes.count ? bytes[index] : 0
    }

    /// Whether a letter, a digit, an underscore or a byte of one beyond ASCII is there.
    func isWord(at index: Int) -> Bool {
        let byte = byte(at: index)
        if byte < 0x80 { return byte.isLetter || byte.isDigit || byte == UInt8(ascii: "_") }
        // The punctuation and the symbols of Latin-1, those from U+2000 on, and those of CJK.
        if byte == 0xC2 || byte == 0xE2 { return false }
        return !(byte == 0xE3 && self.byte(at: index + 1) == 0x80)
    }

    /// The bytes of the white space there, or `nil` if there is none.
    func blankLength(at index: Int) -> Int? {
        switch byte(at: index) {
        case 0...0x20, 0x7F:
            return index < bytes.count ? 1 : nil
        case 0xC2 where byte(at: index + 1) == 0xA0:
            return 2
        case 0xE2 where byte(at: index + 1) == 0x80:
            let last = byte(at: index + 2)
            return (0x80...0x8B).contains(last) || last == 0xAF ? 3 : nil
        case 0xE3 where byte(at: index + 1) == 0x80 && byte(at: index + 2) == 0x80:
            return 3
        default:
            return nil
        }
    }

    func skipBlanks(from index: Int) -> Int {
        var index = index
        while let length = blankLength(at: index) { index += length }
        return index
    }

    private mutating func takePunctuation() {
        let byte = bytes[position]
        let length = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
        let isSeparator = byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
        let wasList = isList
        let wasKeeping = keepsCode
        copy(upTo: min(position + length, bytes.count))
        isInWord = false
        lastWord = nil
        isList = wasList && isSeparator
        keepsCode = wasKeeping && Self.leadsToCode(byte)
    }

    /// Whether `code: "6240"` and the like go on.
    private static func leadsToCode(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "#"), UInt8(ascii: "\""),
            UInt8(ascii: "("), UInt8(ascii: "/"):
            true
        default: false
        }
    }

    /// Keeps what lies before `end`.
    mutating func copy(upTo end: Int) {
        writeBlank()
        output.append(contentsOf: bytes[position..<end])
        position = end
        isList = false
        keepsCode = false
        isFull = output.count >= outputLimit
    }

    /// Writes a placeholder for what lies before `end`; several in a row are one.
    mutating func replace(upTo end: Int, by placeholder: MessagePlaceholder) {
        position = end
        isInWord = true
        keepsCode = false
        lastWord = nil
        if isList, lastPlaceholder == placeholder {
            output.removeLast(output.count - endOfLastPlaceholder)
            hasBlank = false
            return
        }
        writeBlank()
        let text = placeholder.rawValue.utf8
        // A placeholder is there whole or not at all.
        isFull = output.count + text.count > outputLimit
        guard !isFull else { return }
        output.append(contentsOf: text)
        lastPlaceholder = placeholder
        endOfLastPlaceholder = output.count
        isList = true
    }

    private mutating func writeBlank() {
        if hasBlank, !output.isEmpty { output.append(0x20) }
        hasBlank = false
    }

    private static func beginsJSON(_ bytes: [UInt8]) -> Bool {
        var visible = bytes.lazy.filter { $0 > 0x20 }.makeIterator()
        switch (visible.next(), visible.next()) {
        case (UInt8(ascii: "{"), UInt8(ascii: "\"")), (UInt8(ascii: "["), UInt8(ascii: "{")),
            (UInt8(ascii: "["), UInt8(ascii: "\"")):
            return true
        default:
            return false
        }
    }
}
