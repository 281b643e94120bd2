import Counterpart
import CounterpartSQLite

/// The subjects that have one facet and lack another, which two maps tell without a look at a subject.
struct SubjectSelection {
    /// How many are collected at most; more are found along an order.
    static let limit = 16_384

    let had: SubjectFacet
    var lacked: SubjectFacet?
    /// How many there are at most.
    let size: Int
    /// About how many words of the maps are read.
    let words: Double

    /// `having` is how many subjects have the first facet.
    fileprivate init(_ had: SubjectFacet, _ having: Int, lacking: (SubjectFacet, Int)? = nil) {
        self.had = had
        lacked = lacking?.0
        size = having - (lacking?.1 ?? 0)
        words = Double(having) / 64
    }
}

extension ReadSession {
    /// Returns the smallest selection in which all subjects are that match, of all kinds.
    func selection(
        of query: SubjectQuery,
        in account: Account
    ) throws(SQLiteError) -> SubjectSelection? {
        let collection = SubjectCollection(query.collection.type)
        func kept(_ facet: SubjectFacet) throws(SQLiteError) -> Int {
            try keptCount(facet, of: collection, in: account)
        }
        var selections: [SubjectSelection] = []
        // Nobody has the second facet without the first.
        func add(_ had: SubjectFacet, without lacked: SubjectFacet) throws(SQLiteError) {
            let lacking = (lacked, try kept(lacked))
            selections.append(SubjectSelection(had, try kept(had), lacking: lacking))
        }
        if query.hasReferences == false {
            try add(.held, without: .referenced)
        } else if let service = query.unreferencedServiceName {
            let isReferenced = query.hasReferences == true || query.reference != nil
            try add(isReferenced ? .referenced : .held, without: .service(ExactText(service)))
        }
        if let models = query.reference?.serviceModels, models.count == 1,
            let model = models.first
        {
            let facet = SubjectFacet.model(ExactText(model))
            selections.append(SubjectSelection(facet, try kept(facet)))
        }
        return selections.min { $0.size < $1.size }
    }

    /// Returns the keys of the selected subjects.
    func keys(
        of selection: SubjectSelection,
        _ type: SubjectType,
        in account: Account
    ) throws(SQLiteError) -> [Int64] {
        let (had, lacked) = (selection.had, selection.lacked)
        let words = try connection.rows(
            Self.difference,
            [
                .integer(account.id.rawValue), .integer(Int64(type.rawValue)),
                .integer(had.columns.depth), .text(had.mapName ?? ""),
                .integer(orNull: lacked?.columns.depth), .text(lacked?.mapName ?? ""),
            ]
        ) { row in SubjectKey.keys(word: row.integer(0), bits: row.integer(1)) }
        return words.flatMap { $0 }
    }

    private static let difference = """
        SELECT had.word, had.bits & ~coalesce(lacked.bits, 0)
        FROM subject_map AS had LEFT JOIN subject_map AS lacked
            ON lacked.account_id = ?1 AND lacked.subject_type = ?2 AND lacked.block = had.block
            AND lacked.depth = ?5 AND lacked.name = ?6 AND lacked.word = had.word
        WHERE had.account_id = ?1 AND had.subject_type = ?2 AND had.depth = ?3
            AND had.name = ?4 AND had.bits & ~coalesce(lacked.bits, 0) <> 0
        """
}
