import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

/// Each filter of a subject list goes the way that it was given an index for.
@Suite struct SubjectPlanTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        /// What the steps of the page name, in this order.
        let steps: [String]
        var sorts = false
        /// Whether the counters tell the number.
        var isCounted = false
        let query: SubjectQuery

        var testDescription: String { name }
    }

    private static let probe =
        "reference_identity (account_id=? AND subject_type=? AND subject_id=?"

    private static let cases = [
        Case(
            name: "default list",
            steps: ["subject_updated"],
            isCounted: true,
            query: .of(.invoices)
        ),
        Case(
            name: "by creation",
            steps: ["subject_created"],
            isCounted: true,
            query: .of(.invoices) { $0.order = .init(by: .createdAt) }
        ),
        Case(
            name: "by id",
            steps: ["subject_identity"],
            isCounted: true,
            query: .of(.invoices) { $0.order = .init(by: .id, isDescending: false) }
        ),
        Case(
            name: "only",
            steps: ["subject_identity (account_id=? AND subject_type=? AND id=?)"],
            sorts: true,
            query: .of(.invoices) { $0.ids = [3, 5] }
        ),
        Case(
            name: "updated after",
            steps: ["subject_updated (account_id=? AND subject_type=? AND updated_at>?)"],
            query: .of(.invoices) { $0.updatedAt.after = .second(990) }
        ),
        Case(
            name: "created after",
            steps: ["subject_created (account_id=? AND subject_type=? AND created_at>?)"],
            sorts: true,
            query: .of(.invoices) { $0.createdAt.after = .second(990) }
        ),
        Case(
            name: "workspace",
            steps: ["subject_workspace (account_id=? AND subject_type=? AND workspace_id=?)"],
            query: .of(.invoices) { $0.workspaceNumbers = [3] }
        ),
        Case(
            name: "service of many",
            steps: ["subject_updated", "\(probe) AND service_name=?)"],
            isCounted: true,
            query: .referenced(.invoices) { $0.serviceNames = ["NetSuite"] }
        ),
        Case(
            name: "service of few",
            steps: ["subject_identity", "reference_service"],
            sorts: true,
            isCounted: true,
            query: .referenced(.invoices) { $0.serviceNames = ["Jira"] }
        ),
        Case(
            name: "model",
            steps: ["subject_updated", probe],
            isCounted: true,
            query: .referenced(.invoices) { $0.serviceModels = ["Invoice"] }
        ),
        Case(
            name: "model of few",
            steps: ["INTEGER PRIMARY KEY", probe],
            sorts: true,
            isCounted: true,
            query: .referenced(.invoices) { $0.serviceModels = ["Bill"] }
        ),
        Case(
            name: "successful, of few",
            steps: ["subject_identity", "reference_service"],
            sorts: true,
            isCounted: true,
            query: .referenced(SubjectCollection(.user)) { $0.statuses = [.successful] }
        ),
        Case(
            name: "service and status",
            steps: ["subject_identity", "reference_unsuccessful"],
            sorts: true,
            isCounted: true,
            query: .referenced(.invoices) {
                $0.serviceNames = ["NetSuite"]
                $0.statuses = [.failed]
            }
        ),
        Case(
            name: "service, model and id there",
            steps: ["subject_identity", "reference_external"],
            sorts: true,
            query: .referenced(.invoices) {
                $0.serviceNames = ["NetSuite"]
                $0.serviceModels = ["Invoice"]
                $0.serviceModelRefs = ["INV-3"]
            }
        ),
        Case(
            name: "ids there",
            steps: ["subject_identity", "reference_external"],
            sorts: true,
            query: .referenced(.invoices) { $0.serviceModelRefs = (1...200).map { "INV-\($0)" } }
        ),
        Case(
            name: "failed",
            steps: ["subject_identity", "reference_unsuccessful"],
            sorts: true,
            isCounted: true,
            query: .referenced(.invoices) { $0.statuses = [.failed] }
        ),
        Case(
            name: "status there",
            steps: ["subject_identity", "reference_external_status"],
            sorts: true,
            isCounted: true,
            query: .referenced(.invoices) { $0.externalStatuses = ["Paid"] }
        ),
        Case(
            name: "status there that many have",
            steps: ["subject_identity", "reference_service"],
            sorts: true,
            isCounted: true,
            query: .referenced(.invoices) { $0.externalStatuses = ["Open"] }
        ),
        Case(
            name: "message",
            steps: ["subject_identity", "reference_message"],
            sorts: true,
            query: .referenced(.invoices) { $0.externalMessages = ["No such customer"] }
        ),
        Case(
            name: "with references",
            steps: ["subject_updated", probe],
            isCounted: true,
            query: .of(.invoices) { $0.hasReferences = true }
        ),
        Case(
            name: "without references",
            steps: ["subject_updated", probe],
            isCounted: true,
            query: .of(.invoices) { $0.hasReferences = false }
        ),
        Case(
            name: "without a service",
            steps: ["subject_updated", "\(probe) AND service_name=?)"],
            isCounted: true,
            query: .of(.invoices) { $0.unreferencedServiceName = "Jira" }
        ),
        Case(
            name: "few without a service",
            steps: ["INTEGER PRIMARY KEY", "\(probe) AND service_name=?)"],
            sorts: true,
            isCounted: true,
            query: .of(.stories) { $0.unreferencedServiceName = "NetSuite" }
        ),
        Case(
            name: "few without references",
            steps: ["INTEGER PRIMARY KEY", probe],
            sorts: true,
            isCounted: true,
            query: .of(.stories) { $0.hasReferences = false }
        ),
        Case(
            name: "few without a service, in a range",
            steps: ["INTEGER PRIMARY KEY", "\(probe) AND service_name=?)"],
            sorts: true,
            query: .of(.stories) {
                $0.unreferencedServiceName = "NetSuite"
                $0.createdAt.after = .second(1)
            }
        ),
        Case(
            name: "few with references but without a service",
            steps: ["INTEGER PRIMARY KEY", probe, "\(probe) AND service_name=?)"],
            sorts: true,
            isCounted: true,
            query: .of(.stories) {
                $0.hasReferences = true
                $0.unreferencedServiceName = "NetSuite"
            }
        ),
    ]

    @Test(arguments: cases)
    func `a query goes by its index`(_ example: Case) async throws {
        try await withDirectory { directory in
            var configuration = SQLiteStore.Configuration()
            configuration.subjectFacts = SubjectFacts.init(of:)
            configuration.rareStatusLimit = 30
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path, configuration: configuration)
            let account = try await store.makeAccount()
            try await store.take(Self.records + Self.stories + Self.users, into: account)
            let (count, page) = try store.plan(of: example.query, in: account)
            let searches = page.filter { $0.hasPrefix("SEARCH") }
            #expect(searches.count == example.steps.count, "\(page)")
            for (search, step) in zip(searches, example.steps) {
                #expect(search.contains(step), "\(page)")
            }
            let scans = page.filter { $0.hasPrefix("SCAN") && !$0.contains("json_each") }
            #expect(scans.isEmpty, "\(page)")
            #expect(page.contains { $0.contains("FOR ORDER BY") } == example.sorts, "\(page)")
            #expect(count.isEmpty == example.isCounted, "\(count)")
            store.close()
        }
    }

    /// A thousand subjects, four of five with a reference in NetSuite and eight with one in Jira.
    private static let records = (1...1_000).flatMap { (id: Int64) -> [TransferRecord] in
        let facts = SubjectFacts(
            createdAt: .second(id),
            updatedAt: .second(id),
            workspaceNumber: id % 20
        )
        let subject = Subject(
            id: .init(type: .invoice, number: id),
            attributes: facts.attributes
        )
        var reference = Reference.sample(
            id: id,
            service: id.isMultiple(of: 125) ? "Jira" : "NetSuite",
            status: id % 50 == 1 ? .failed : .successful
        )
        if id == 7 { reference.serviceModel = "Bill" }
        if id % 50 == 2 { reference.externalStatus = "Paid" }
        if id % 20 == 3 { reference.externalStatus = "Open" }
        let isReferenced = !id.isMultiple(of: 5) || id.isMultiple(of: 125)
        return isReferenced ? [.subject(subject), .reference(reference)] : [.subject(subject)]
    }

    /// A thousand stories; one has no reference, and one has none in NetSuite.
    private static let stories = (1...1_000).flatMap { (id: Int64) -> [TransferRecord] in
        let subject = Subject(
            id: .init(type: .story, number: id),
            attributes: SubjectFacts(createdAt: .second(id), updatedAt: .second(id)).attributes
        )
        let service = id == 300 ? "Jira" : "NetSuite"
        let reference = Reference.sample(id: 2_000 + id, type: .story, number: id, service: service)
        return id == 600 ? [.subject(subject)] : [.subject(subject), .reference(reference)]
    }

    /// A thousand users, of whom one has a successful reference.
    private static let users = (1...1_000).flatMap { (id: Int64) -> [TransferRecord] in
        let status = id == 500 ? SyncStatus.successful : .pending
        let reference = Reference.sample(id: 4_000 + id, type: .user, number: id, status: status)
        return [
            .subject(Subject(id: .init(type: .user, number: id), attributes: "{}")),
            .reference(reference),
        ]
    }
}
