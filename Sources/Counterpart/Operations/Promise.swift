/// How soon references of one service and subject type are to be successful.
package struct Promise: Hashable, Sendable {
    package var serviceName: String
    package var subjectType: SubjectType
    /// In `1...limit`.
    package var seconds: Int64

    /// A year.
    package static let limit: Int64 = 31_536_000

    package init(serviceName: String, subjectType: SubjectType, seconds: Int64) {
        self.serviceName = serviceName
        self.subjectType = subjectType
        self.seconds = seconds
    }
}

/// How a promise is kept.
package struct PromiseStanding: Hashable, Sendable {
    package var promise: Promise
    /// The references that are not successful, and were last synced (or created, if they never
    /// were) longer ago than promised.
    package var overdue: Int
    /// The known subjects that are older than promised and have no reference in the service.
    package var neverTried: Int
    /// Since when the oldest of ``overdue`` waits.
    package var oldestAt: Timestamp?
    package var lastSuccessAt: Timestamp?

    package init(
        promise: Promise,
        overdue: Int,
        neverTried: Int,
        oldestAt: Timestamp?,
        lastSuccessAt: Timestamp?
    ) {
        self.promise = promise
        self.overdue = overdue
        self.neverTried = neverTried
        self.oldestAt = oldestAt
        self.lastSuccessAt = lastSuccessAt
    }
}
