import Counterpart
import CounterpartSQLite

extension ReadSession {
    /// Returns how many references of the types have one of the statuses there that are asked for, or
    /// `nil` if none is asked for or the index has not all of them (see `RareStatusChanges`).
    func rareRows(
        _ query: ReferenceQuery,
        in account: Account
    ) throws(SQLiteError) -> Int? {
        guard let statuses = query.externalStatuses else { return nil }
        let rows = try sumOfCounters(
            in: account,
            types: query.subjectTypes,
            externalStatuses: statuses
        )
        var filters = ReferenceQuery()
        filters.subjectTypes = query.subjectTypes
        filters.externalStatuses = statuses
        let terms = filters.terms(in: account, on: .externalStatus)
        let indexed = try integer(
            PageStatement(purpose: .count, path: .externalStatus, terms: terms.terms),
            terms.values
        )
        return indexed == rows ? rows : nil
    }
}
