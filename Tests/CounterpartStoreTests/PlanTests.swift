import Counterpart
import CounterpartSQLite
import CounterpartSQLiteStore
import Testing

/// A query that a user waits for goes the way that it was given an index for.
@Suite struct PlanTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let index: String
        /// Whether rows must be sorted after they were found.
        var sorts = false
        let query: ReferenceQuery

        var testDescription: String { name }
    }

    private static let cases = [
        Case(name: "default list", index: "reference_service", query: .of(.invoice)),
        Case(
            name: "ascending list",
            index: "reference_service",
            sorts: true,
            query: .of(.invoice) { $0.order.isDescending = false }
        ),
        Case(
            name: "by creation",
            index: "reference_created",
            sorts: true,
            query: .of(.invoice) { $0.order = .init(by: .createdAt, isDescending: false) }
        ),
        Case(
            name: "by creation, descending",
            index: "reference_created",
            query: .of(.invoice) { $0.order = .init(by: .createdAt, isDescending: true) }
        ),
        Case(
            name: "service",
            index: "reference_service",
            query: .of(.invoice) { $0.serviceNames = ["Jira"] }
        ),
        Case(
            name: "failed",
            index: "reference_unsuccessful",
            query: .of(.invoice) { $0.statuses = [.failed] }
        ),
        Case(
            name: "external look-up",
            index: "reference_external",
            sorts: true,
            query: .of(.invoice) { $0.serviceModelRefs = ["INV-7"] }
        ),
        Case(
            name: "subject",
            index: "reference_identity",
            sorts: true,
            query: .of(.invoice) { $0.subjectNumbers = [7] }
        ),
        Case(
            name: "message",
            index: "reference_message",
            sorts: true,
            query: .of(.invoice) { $0.externalMessages = ["No such customer"] }
        ),
        Case(
            name: "status there, rare",
            index: "reference_external_status",
            sorts: true,
            query: .of(.invoice) { $0.externalStatuses = ["Paid"] }
        ),
        Case(
            name: "updated after",
            index: "reference_service",
            query: .of(.invoice) { $0.updatedAt.after = .second(990) }
        ),
        Case(
            name: "synced after",
            index: "reference_service",
            query: .of(.invoice) { $0.lastSyncedAt.after = .second(990) }
        ),
        Case(
            name: "only",
            index: "INTEGER PRIMARY KEY",
            sorts: true,
            query: .only([1, 2, 3])
        ),
    ]

    @Test(arguments: cases)
    func `a query goes by its index`(_ example: Case) async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            let references = (1...1_000).map { (id: Int64) in
                var reference = Reference.sample(
                    id: id,
                    service: id.isMultiple(of: 9) ? "Jira" : "NetSuite",
                    status: id.isMultiple(of: 20) ? .failed : .successful,
                    createdAt: id,
                    lastSyncedAt: id
                )
                if id == 500 { reference.externalStatus = "Paid" }
                return reference
            }
            try await store.take(references.map(TransferRecord.reference), into: account)
            let plan = try store.plan(of: example.query, in: account)
            #expect(plan.first?.contains(example.index) == true, "\(plan)")
            #expect(plan.first?.hasPrefix("SEARCH reference") == true, "\(plan)")
            #expect(plan.contains { $0.contains("TEMP B-TREE") } == example.sorts, "\(plan)")
            store.close()
        }
    }

    @Test(arguments: [
        ReferenceQuery.of(.invoice) { $0.externalStatuses = ["Open"] },
        .of(.invoice) {
            $0.externalStatuses = ["Open"]
            $0.createdAt.after = .second(5)
        },
    ])
    func `a status there that many have is found in the lists`(_ query: ReferenceQuery) async throws
    {
        try await withDirectory { directory in
            var configuration = SQLiteStore.Configuration()
            configuration.rareStatusLimit = 20
            let path = directory + "/a.db"
            let store = try SQLiteStore.open(path: path, configuration: configuration)
            let account = try await store.makeAccount()
            let references = (1...1_000).map { (id: Int64) in
                var reference = Reference.sample(id: id, createdAt: id, lastSyncedAt: id)
                if id.isMultiple(of: 20) { reference.externalStatus = "Open" }
                return reference
            }
            try await store.take(references.map(TransferRecord.reference), into: account)
            let plan = try store.plan(of: query, in: account)
            #expect(plan.first?.contains("COVERING INDEX reference_service") == true, "\(plan)")
            store.close()
        }
    }

    @Test(arguments: [
        ReferenceQuery.of(.invoice), .of(.invoice) { $0.serviceNames = ["Jira"] },
        .of(.invoice) { $0.statuses = [.successful] },
    ])
    func `a list is read whole from its index`(_ query: ReferenceQuery) async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            let references = (1...100).map { (id: Int64) in
                Reference.sample(id: id, service: id.isMultiple(of: 9) ? "Jira" : "NetSuite")
            }
            try await store.take(references.map(TransferRecord.reference), into: account)
            let plan = try store.plan(of: query, in: account)
            #expect(!plan.isEmpty)
            #expect(plan.allSatisfy { $0.contains("COVERING INDEX reference_service") }, "\(plan)")
            store.close()
        }
    }
}
