import Counterpart
import CounterpartSQLite

/// A part of a search that an index gives in order; one comes wholly before the other.
enum SearchPart {
    /// Synced in this open interval; all, also those never synced, if it has no ends.
    case between(Int64?, Int64?)
    /// Synced at this time, and with a greater key.
    case at(Int64, behind: Int64)
    /// Never synced, and with a greater key.
    case never(behind: Int64)

    static let all = SearchPart.between(nil, nil)

    var conditions: [String] {
        switch self {
        case .between(let after, let before):
            (after == nil ? [] : ["last_synced_at > ?"])
                + (before == nil ? [] : ["last_synced_at < ?"])
        case .at: ["last_synced_at = ?", "key > ?"]
        case .never: ["last_synced_at IS NULL", "key > ?"]
        }
    }

    var values: [SQLValue] {
        switch self {
        case .between(let after, let before):
            [after, before].compactMap { $0 }.map(SQLValue.integer)
        case .at(let time, let key): [.integer(time), .integer(key)]
        case .never(let key): [.integer(key)]
        }
    }

    /// The parts behind the position of a search, in their order.
    ///
    /// SQLite must not find a range beside a time, of which it would take the range.
    static func parts(of search: ReferenceSearch, in account: Account) -> [SearchPart] {
        let range = search.filters.lastSyncedAt
        let after = range.after?.secondsSinceEpoch
        let before = range.before?.secondsSinceEpoch
        guard let position = search.after else { return [.between(after, before)] }
        let key = ReferenceKey.key(position.id, in: account)
        guard let time = position.lastSyncedAt?.secondsSinceEpoch
        else { return range.isUnlimited ? [.never(behind: key)] : [] }
        let isInRange = (after.map { $0 < time } ?? true) && (before.map { time < $0 } ?? true)
        var parts: [SearchPart] = isInRange ? [.at(time, behind: key)] : []
        parts.append(.between(after, min(time, before ?? time)))
        let first = ReferenceKey.key(Reference.ID(rawValue: 0), in: account)
        if range.isUnlimited { parts.append(.never(behind: first)) }
        return parts
    }
}
