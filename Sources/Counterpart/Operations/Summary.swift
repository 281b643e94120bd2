/// How everything in an account stands, read at one moment.
package struct Summary: Hashable, Sendable {
    /// How many references have each status.
    package struct Counts: Hashable, Sendable {
        package var pending = 0
        package var successful = 0
        package var failed = 0

        package var total: Int { pending + successful + failed }

        package init() {}
    }

    /// One service and subject type of which there are references.
    package struct Cell: Hashable, Sendable {
        package var serviceName: String
        package var subjectType: SubjectType
        package var counts: Counts
        /// The known subjects of the type that have no reference in the service.
        package var neverTried: Int
        package var lastSuccessAt: Timestamp?
        /// The last sync of the pending reference that has waited longest, or its creation if it
        /// never was synced.
        package var oldestPendingAt: Timestamp?

        package init(
            serviceName: String,
            subjectType: SubjectType,
            counts: Counts,
            neverTried: Int,
            lastSuccessAt: Timestamp?,
            oldestPendingAt: Timestamp?
        ) {
            self.serviceName = serviceName
            self.subjectType = subjectType
            self.counts = counts
            self.neverTried = neverTried
            self.lastSuccessAt = lastSuccessAt
            self.oldestPendingAt = oldestPendingAt
        }
    }

    package var counts: Counts
    /// By service and then by type name.
    package var cells: [Cell]
    /// The causes in each state, without those that are muted.
    package var causes: [Cause.State: Int]
    package var mutedCauses: Int
    /// The beginning of the first hour of ``activity``.
    package var activityFrom: Timestamp
    /// How many writes ended in each status in each of the last ``HourlyTrend/hours`` hours.
    package var activity: [Counts]

    package init(
        counts: Counts,
        cells: [Cell],
        causes: [Cause.State: Int],
        mutedCauses: Int,
        activityFrom: Timestamp,
        activity: [Counts]
    ) {
        self.counts = counts
        self.cells = cells
        self.causes = causes
        self.mutedCauses = mutedCauses
        self.activityFrom = activityFrom
        self.activity = activity
    }
}
