import CounterpartSQLite

/// What a transaction must write before it commits, and what is known for the next one; all of it goes
/// with a transaction that is undone, and goes back with what is undone of one.
struct PendingChanges {
    var counters = CounterChanges()
    var subjectCounts = SubjectCountChanges()
    var reservedIDs = ReservedIDs()
    var ledger = Ledger()
    var causes = CauseChanges()
    var activity = ActivityChanges()
    var rareStatuses: RareStatusChanges

    init(_ configuration: SQLiteStore.Configuration) {
        rareStatuses = RareStatusChanges(limit: configuration.rareStatusLimit)
    }

    mutating func flush(to connection: Connection) throws(SQLiteError) {
        try reservedIDs.flush(to: connection)
        try counters.flush(to: connection)
        try subjectCounts.flush(to: connection)
        try causes.flush(to: connection)
        try activity.flush(to: connection)
        try rareStatuses.settle(connection)
    }
}
