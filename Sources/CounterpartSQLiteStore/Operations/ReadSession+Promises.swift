import Counterpart
import CounterpartSQLite

extension ReadSession {
    func promises(
        of account: Account,
        at now: Timestamp
    ) throws(SQLiteError) -> [PromiseStanding] {
        let promises = try connection.rows(
            "SELECT service_name, subject_type, seconds FROM promise WHERE account_id = ?",
            [.integer(account.id.rawValue)]
        ) { row throws(SQLiteError) in
            Promise(
                serviceName: row.text(0),
                subjectType: try SubjectType(column: 1, of: row),
                seconds: row.integer(2)
            )
        }
        let successes = promises.isEmpty ? [:] : try lastSuccesses(of: account)
        var standings: [PromiseStanding] = []
        for promise in promises {
            let due = now.secondsSinceEpoch - promise.seconds
            let place = ServicePlace(
                type: promise.subjectType,
                service: ExactText(promise.serviceName)
            )
            let overdue = try overdue(at: place, before: due, of: account)
            standings.append(
                PromiseStanding(
                    promise: promise,
                    overdue: overdue.count,
                    neverTried: try neverTried(promise, before: due, of: account),
                    oldestAt: overdue.oldest,
                    lastSuccessAt: successes[place]
                )
            )
        }
        return standings.sorted { left, right in
            let (first, second) = (left.promise, right.promise)
            return (ExactText(first.serviceName), first.subjectType.name)
                < (ExactText(second.serviceName), second.subjectType.name)
        }
    }

    private func overdue(
        at place: ServicePlace,
        before due: Int64,
        of account: Account
    ) throws(SQLiteError) -> (count: Int, oldest: Timestamp?) {
        let count = try connection.integer(
            """
            SELECT count(*) FROM \(WaitingReferences.source)
            WHERE \(WaitingReferences.place) AND status IN (?, ?) AND \(Schema.waitingSince) < ?
            """,
            .integer(account.id.rawValue),
            .integer(Int64(place.type.rawValue)),
            .text(place.service?.text ?? ""),
            .integer(Int64(SyncStatus.pending.rawValue)),
            .integer(Int64(SyncStatus.failed.rawValue)),
            .integer(due)
        )
        guard let count, count > 0 else { return (0, nil) }
        let oldest = [
            try oldestWaiting(.pending, at: place, of: account),
            try oldestWaiting(.failed, at: place, of: account),
        ]
        return (Int(count), oldest.compactMap { $0 }.min())
    }

    /// Returns how many known subjects that are older than promised have no reference.
    ///
    /// The counters tell how many have none, and those that are not so old are few, as a rule, so
    /// that each is looked at. If they are many, as after an import, none of them counts as tried: so
    /// the number may be too small then, and never is too large.
    private func neverTried(
        _ promise: Promise,
        before due: Int64,
        of account: Account
    ) throws(SQLiteError) -> Int {
        let collection = SubjectCollection(promise.subjectType)
        let facet = SubjectFacet.service(ExactText(promise.serviceName))
        let without =
            try keptCount(.held, of: collection, in: account)
            - keptCount(facet, of: collection, in: account)
        guard without > 0 else { return 0 }
        let place: [SQLValue] = [
            .integer(account.id.rawValue), .integer(Int64(promise.subjectType.rawValue)),
            .integer(due),
        ]
        let young = try integer(Self.young, place)
        guard young <= SQLiteStore.Limit.promisedSubjects else { return max(without - young, 0) }
        let tried =
            young == 0 ? 0 : try integer(Self.youngTried, place + [.text(promise.serviceName)])
        return without - (young - tried)
    }

    private func integer(_ sql: String, _ values: [SQLValue]) throws(SQLiteError) -> Int {
        try connection.rows(sql, values) { row in Int(row.integer(0)) }.first ?? 0
    }

    /// How many subjects are not older than promised.
    private static let young = """
        SELECT count(*) FROM \(SubjectIndex.created.source)
        WHERE account_id = ?1 AND subject_type = ?2 AND created_at >= ?3
        """

    /// How many of them have a reference in the service.
    private static let youngTried = """
        \(young) AND EXISTS (
            SELECT 1 FROM \(AccessPath.identity.source)
            WHERE account_id = ?1 AND subject_type = ?2 AND subject_id = subject.id
                AND service_name = ?4
        )
        """
}
