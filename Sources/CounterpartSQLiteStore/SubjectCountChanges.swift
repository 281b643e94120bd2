import Counterpart
import CounterpartSQLite

/// What is kept of the subjects' facets must be changed by this before a transaction ends.
struct SubjectCountChanges {
    /// The counted subject.
    struct Holder {
        let account: Account.ID
        let type: SubjectType
        let kind: Int64
        let key: SubjectKey
    }

    private struct Row: Hashable {
        let account: Account.ID
        let type: SubjectType
        let facet: SubjectFacet
        /// The kind of what is counted, or the word of a map.
        let place: Int64

        var countValues: [SQLValue] {
            let (depth, service, detail) = facet.columns
            return [
                .integer(account.rawValue), .integer(Int64(type.rawValue)), .integer(depth),
                .text(service), .text(detail), .integer(place),
            ]
        }

        var mapValues: [SQLValue] {
            [
                .integer(account.rawValue), .integer(Int64(type.rawValue)),
                .integer(place >> SubjectKey.blockShift), .integer(facet.columns.depth),
                .text(facet.mapName ?? ""), .integer(place),
            ]
        }
    }

    private struct Bits {
        var set: Int64 = 0
        var cleared: Int64 = 0
    }

    private var counts: [Row: Int64] = [:]
    private var maps: [Row: Bits] = [:]

    /// Gives the subject a facet that it had not.
    mutating func give(_ facet: SubjectFacet, to holder: Holder) {
        count(1, facet, holder)
        change(facet, holder) { bits, bit in
            bits.set |= bit
            bits.cleared &= ~bit
        }
    }

    /// Takes a facet from the subject that had it.
    mutating func take(_ facet: SubjectFacet, from holder: Holder) {
        count(-1, facet, holder)
        change(facet, holder) { bits, bit in
            bits.cleared |= bit
            bits.set &= ~bit
        }
    }

    private mutating func count(_ change: Int64, _ facet: SubjectFacet, _ holder: Holder) {
        let row = Row(
            account: holder.account,
            type: holder.type,
            facet: facet,
            place: holder.kind
        )
        counts[row, default: 0] += change
    }

    private mutating func change(
        _ facet: SubjectFacet,
        _ holder: Holder,
        _ body: (inout Bits, Int64) -> Void
    ) {
        guard facet.mapName != nil else { return }
        let row = Row(
            account: holder.account,
            type: holder.type,
            facet: facet,
            place: holder.key.word
        )
        body(&maps[row, default: Bits()], holder.key.bit)
    }

    mutating func flush(to connection: Connection) throws(SQLiteError) {
        for (row, change) in counts where change != 0 {
            let values = row.countValues
            try connection.run(Self.addition, values + [.integer(change)])
            if change < 0 { try connection.run(Self.removalOfZero, values) }
        }
        for (row, bits) in maps {
            let values = row.mapValues
            try connection.run(
                Self.mapping,
                values + [.integer(bits.set), .integer(bits.cleared)]
            )
            if bits.cleared != 0 { try connection.run(Self.removalOfEmpty, values) }
        }
        self = Self()
    }

    private static let addition = """
        INSERT INTO subject_count
            (account_id, subject_type, depth, service_name, detail, kind, count)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET count = count + excluded.count
        """

    private static let removalOfZero = """
        DELETE FROM subject_count
        WHERE account_id = ? AND subject_type = ? AND depth = ? AND service_name = ?
            AND detail = ? AND kind = ? AND count = 0
        """

    private static let mapping = """
        INSERT INTO subject_map (account_id, subject_type, block, depth, name, word, bits)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET bits = bits & ~? | excluded.bits
        """

    private static let removalOfEmpty = """
        DELETE FROM subject_map
        WHERE account_id = ? AND subject_type = ? AND block = ? AND depth = ? AND name = ?
            AND word = ? AND bits = 0
        """
}
