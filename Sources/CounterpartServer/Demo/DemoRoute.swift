import Counterpart

/// How subjects of one type are synced with one service in the demo data.
struct DemoRoute: Sendable {
    let type: SubjectType
    let service: String
    let model: String
    /// How many of a hundred subjects have a reference.
    let share: Int
    /// The words that the service has for a record that is well.
    let statuses: [String]
    /// The id there, by the subject's number.
    let ref: @Sendable (Int64) -> String
    /// The link there, by the id there.
    let link: @Sendable (String) -> String
    /// The subject that has no reference, if one was forgotten.
    var forgotten: Int64?
    /// What goes wrong, if anything does.
    var failure: DemoFailure?
}

/// A group of failures with one cause.
struct DemoFailure: Sendable {
    /// The subjects that fail are those whose number leaves no rest.
    let every: Int64
    /// From how many hours before now to how many they fail; an end of 0 is still to come.
    let spans: [(from: Int64, to: Int64)]
    /// The status there that they have, if they have another than the rest.
    var externalStatus: String?
    /// The reason, by the subject's number and the id there.
    let message: @Sendable (Int64, String) -> String

    func isActive(hoursAgo: Double) -> Bool {
        spans.contains { hoursAgo <= Double($0.from) && hoursAgo > Double($0.to) }
    }
}

extension DemoRoute {
    static let all: [DemoRoute] = netSuite + salesforce + jira + quickBooks + workday

    private static let netSuite: [DemoRoute] = [
        netSuite(
            .invoice,
            "Invoice",
            share: 96,
            ["Open", "Paid In Full", "Pending Approval"],
            failure: DemoFailure(
                every: 5,
                spans: [(6, 0)],
                externalStatus: "Pending Approval"
            ) { number, ref in
                "RCRD_DSNT_EXIST: That record does not exist. path: job.internalId=48207 "
                    + "(invoice INV-\(1_000 + number), internal id \(ref))"
            }
        ),
        netSuite(
            .workspace,
            "Job",
            share: 100,
            ["In Progress", "Closed"],
            forgotten: DemoSubject.forgottenWorkspace
        ),
        netSuite(.expense, "ExpenseReport", share: 88, ["Approved", "Pending Approval"]),
        netSuite(.timeEntry, "TimeBill", share: 90, ["Approved", "Open"]),
        netSuite(.workspaceGroup, "Customer", share: 100, ["Active"]),
        netSuite(.vendor, "Vendor", share: 93, ["Active"]),
    ]

    private static func netSuite(
        _ type: SubjectType,
        _ model: String,
        share: Int,
        _ statuses: [String],
        forgotten: Int64? = nil,
        failure: DemoFailure? = nil
    ) -> DemoRoute {
        DemoRoute(
            type: type,
            service: "netsuite",
            model: model,
            share: share,
            statuses: statuses,
            ref: { String(10_000 + Int64(type.rawValue) * 1_000 + $0) },
            link: { "https://system.netsuite.example/app/common/entity.nl?type=\(model)&id=\($0)" },
            forgotten: forgotten,
            failure: failure
        )
    }

    private static let salesforce: [DemoRoute] = [
        salesforce(
            .workspace,
            "Opportunity",
            "006",
            ["Closed Won", "Negotiation"],
            failure: DemoFailure(every: 4, spans: [(30, 0)]) { _, ref in
                "UNABLE_TO_LOCK_ROW: unable to obtain exclusive access to this record or 1 "
                    + "records: \(ref)"
            }
        ),
        salesforce(.workspaceGroup, "Account", "001", ["Active"]),
        salesforce(.user, "Contact", "003", ["Active"]),
    ]

    private static func salesforce(
        _ type: SubjectType,
        _ model: String,
        _ prefix: String,
        _ statuses: [String],
        failure: DemoFailure? = nil
    ) -> DemoRoute {
        DemoRoute(
            type: type,
            service: "salesforce",
            model: model,
            share: 92,
            statuses: statuses,
            ref: { number in
                let digits = String(number * 7_919, radix: 36).uppercased()
                let padding = String(repeating: "0", count: max(0, 9 - digits.count))
                return "\(prefix)5g0\(padding)\(digits)AAA"
            },
            link: { "https://example.my.salesforce.example/\($0)" },
            failure: failure
        )
    }

    private static let jira: [DemoRoute] = [
        DemoRoute(
            type: .story,
            service: "jira",
            model: "Issue",
            share: 85,
            statuses: ["To Do", "In Progress", "Done"],
            ref: { "ACME-\($0)" },
            link: { "https://example.atlassian.example/browse/\($0)" },
            failure: DemoFailure(every: 16, spans: [(2, 0)]) { number, _ in
                "Field 'customfield_\(10_040 + number % 3)' cannot be set. It is not on the "
                    + "appropriate screen, or unknown."
            }
        ),
        DemoRoute(
            type: .workspace,
            service: "jira",
            model: "Project",
            share: 70,
            statuses: ["Active"],
            ref: { "PRJ\($0)" },
            link: { "https://example.atlassian.example/projects/\($0)" }
        ),
    ]

    private static let quickBooks: [DemoRoute] = [
        quickBooks(.invoice, "Invoice", share: 45, ["Sent", "Paid"]),
        quickBooks(.vendor, "Vendor", share: 60, ["Active"]),
        quickBooks(
            .expense,
            "Bill",
            share: 30,
            ["Unpaid", "Paid"],
            failure: DemoFailure(every: 3, spans: [(20, 17)]) { _, _ in
                "ThrottleExceeded (code 3001): the request limit of 500 per minute was reached"
            }
        ),
    ]

    private static func quickBooks(
        _ type: SubjectType,
        _ model: String,
        share: Int,
        _ statuses: [String],
        failure: DemoFailure? = nil
    ) -> DemoRoute {
        DemoRoute(
            type: type,
            service: "quickbooks_online",
            model: model,
            share: share,
            statuses: statuses,
            ref: { String(140 + $0) },
            link: { "https://app.qbo.intuit.example/app/\(model.lowercased())?txnId=\($0)" },
            failure: failure
        )
    }

    private static let workday: [DemoRoute] = [
        workday(
            .user,
            "Worker",
            share: 97,
            failure: DemoFailure(every: 8, spans: [(22, 19), (3, 0)]) { number, ref in
                "Validation error on Worker_Reference '\(ref)': the position "
                    + "POS-\(3_000 + number) is not effective on 2026-11-01"
            }
        ),
        workday(.timeEntry, "Time_Block", share: 55),
    ]

    private static func workday(
        _ type: SubjectType,
        _ model: String,
        share: Int,
        failure: DemoFailure? = nil
    ) -> DemoRoute {
        DemoRoute(
            type: type,
            service: "workday",
            model: model,
            share: share,
            statuses: ["Active", "Submitted"],
            ref: { "WD-\(20_000 + $0)" },
            link: { "https://wd2.myworkday.example/acme/d/inst/\(model)/\($0)" },
            failure: failure
        )
    }
}
