import Counterpart
import CounterpartWire

/// What a ``ScriptedStore`` answers where a test does not say otherwise.
enum Script {
    static let now = Timestamp(secondsSinceEpoch: 1_767_225_600)
    static let account = makeAccount(1, "acme")
    static let other = makeAccount(2, "other")

    private static func makeAccount(_ id: Int64, _ name: String) -> Account {
        Account(id: Account.ID(rawValue: id), name: name, identity: .serviceName)
    }

    static let reference = Reference(
        id: Reference.ID(rawValue: 7),
        subject: invoice.id,
        serviceName: "netsuite",
        serviceModel: "Invoice",
        serviceModelRef: "N-1",
        status: .failed,
        externalLink: nil,
        externalMessage: "Record N-1 is locked",
        externalStatus: "Open",
        isLocked: false,
        createdAt: now,
        updatedAt: now,
        lastSyncedAt: now
    )

    static let invoice = Subject(
        id: Subject.ID(type: .invoice, number: 1_234),
        attributes: #"{"invoice_number":"2026-17"}"#
    )

    static let found = FoundReference(reference, cause: cause.id)

    static let slice = ReferenceSlice(
        references: [found],
        count: 1,
        next: nil,
        subjects: [invoice]
    )

    static let cause = Cause(
        id: Cause.ID(rawValue: 5),
        serviceName: "netsuite",
        serviceModel: "Invoice",
        subjectType: .invoice,
        fingerprint: Fingerprint(text: "Record … is locked", version: 1),
        example: "Record N-1 is locked",
        count: 1,
        firstSeenAt: now,
        lastSeenAt: now,
        trend: HourlyTrend(from: HourlyTrend.beginning(at: now), counts: hours)
    )

    private static let hours = Array(repeating: 0, count: 23) + [1]

    static let attempt = Attempt(
        sequence: 12,
        at: now,
        kind: .updated,
        reference: reference.id,
        author: Author(tokenID: Token.ID(rawValue: 1), label: "sync", requestID: "r-1"),
        changes: [AttributeChange(attribute: "status", old: "pending", new: "failed")],
        count: 1,
        digest: [1, 2]
    )

    static let attempts = AttemptSlice(attempts: [attempt], next: 12, isTruncated: false)

    static let facets = CauseFacets(
        failing: 1,
        succeeding: 4,
        isSampled: false,
        facets: [.init(kind: .externalStatus, value: "Open", failing: 1, succeeding: 1, lift: 4)]
    )

    static let summary: Summary = {
        var counts = Summary.Counts()
        (counts.failed, counts.successful) = (1, 2)
        return Summary(
            counts: counts,
            cells: [
                Summary.Cell(
                    serviceName: "netsuite",
                    subjectType: .invoice,
                    counts: counts,
                    neverTried: 3,
                    lastSuccessAt: now,
                    oldestPendingAt: nil
                )
            ],
            causes: [.new: 1],
            mutedCauses: 2,
            activityFrom: HourlyTrend.beginning(at: now),
            activity: Array(repeating: counts, count: 24)
        )
    }()

    static let standing = Standing(
        id: invoice.id,
        subject: invoice,
        entries: [.init(reference: reference, cause: cause, attempts: [attempt])],
        endings: [
            .init(reference: Reference.ID(rawValue: 3), serviceName: "jira", attempt: attempt),
            .init(reference: Reference.ID(rawValue: 2), serviceName: "jira", attempt: nil),
        ],
        untriedServices: ["jira", "quickbooks", "salesforce"],
        parent: .init(
            id: Subject.ID(type: .workspace, number: 9),
            references: [parentReference]
        )
    )

    private static let parentReference: FoundReference = {
        var reference = Script.reference
        reference.id = Reference.ID(rawValue: 8)
        reference.serviceName = "salesforce"
        reference.subject = Subject.ID(type: .workspace, number: 9)
        return FoundReference(reference)
    }()

    static let reconciliation = Reconciliation(
        expected: 2,
        references: 1,
        matched: 0,
        counts: [.missing: 1, .failed: 1],
        items: [
            .init(finding: .missing, subject: 8),
            .init(
                finding: .failed,
                subject: 1_234,
                reference: reference.id,
                ref: "N-1",
                message: "=locked"
            ),
        ]
    )

    static let promise = PromiseStanding(
        promise: Promise(serviceName: "netsuite", subjectType: .invoice, seconds: 1_800),
        overdue: 1,
        neverTried: 2,
        oldestAt: now,
        lastSuccessAt: nil
    )

    static let figures = SystemFigures(
        databaseBytes: 4_096,
        references: 3,
        attempts: 12,
        commits: 5,
        waiting: 0,
        medianMicroseconds: 900,
        slowestMicroseconds: nil,
        keepSeconds: nil,
        oldestAttemptAt: now
    )
}
