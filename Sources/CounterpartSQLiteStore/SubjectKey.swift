/// Where a subject has its bit in the maps of facets: a word of 64 subjects, and a bit in it.
///
/// Keys are given one after another, so that the words are few however far apart the ids lie.
struct SubjectKey: Hashable {
    /// What makes of a word its block.
    ///
    /// The maps of a block lie together, so that a reference that comes changes one page for all.
    static let blockShift: Int64 = 4

    let rawValue: Int64

    var word: Int64 { rawValue >> 6 }
    var bit: Int64 { 1 << (rawValue & 63) }

    /// The keys of a word's bits.
    static func keys(word: Int64, bits: Int64) -> [Int64] {
        var rest = UInt64(bitPattern: bits)
        var keys: [Int64] = []
        while rest != 0 {
            keys.append(word << 6 | Int64(rest.trailingZeroBitCount))
            rest &= rest - 1
        }
        return keys
    }
}
