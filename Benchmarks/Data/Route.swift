import Counterpart

/// How references of one type go to one service, and how many of a thousand references do.
struct Route {
    let type: SubjectType
    let service: String
    let model: String
    let weight: Int
    let statuses: [String]

    /// The skew of a real registry: time entries and stories are many, users and vendors few.
    static let all = [
        Route(.timeEntry, "netsuite", "TimeBill", 300, ["Approved", "Open"]),
        Route(.timeEntry, "workday", "Time_Block", 60, ["Submitted", "Approved"]),
        Route(.story, "jira", "Issue", 200, ["To Do", "In Progress", "Done"]),
        Route(.expense, "netsuite", "ExpenseReport", 150, ["Approved", "Pending Approval"]),
        Route(.invoice, "netsuite", "Invoice", 110, ["Open", "Paid In Full"]),
        Route(.invoice, "quickbooks_online", "Invoice", 40, ["Sent", "Paid"]),
        Route(.workspace, "salesforce", "Opportunity", 40, ["Closed Won", "Negotiation"]),
        Route(.workspace, "jira", "Project", 20, ["Active"]),
        Route(.user, "workday", "Worker", 30, ["Active", "Terminated"]),
        Route(.user, "salesforce", "Contact", 20, ["Active"]),
        Route(.vendor, "netsuite", "Vendor", 15, ["Active"]),
        Route(.workspaceGroup, "salesforce", "Account", 15, ["Active"]),
    ]

    init(
        _ type: SubjectType,
        _ service: String,
        _ model: String,
        _ weight: Int,
        _ statuses: [String]
    ) {
        self.type = type
        self.service = service
        self.model = model
        self.weight = weight
        self.statuses = statuses
    }

    /// How many of `count` references go this way.
    func share(of count: Int64) -> Int64 {
        count * Int64(weight) / Int64(Self.all.map(\.weight).reduce(0, +))
    }
}
