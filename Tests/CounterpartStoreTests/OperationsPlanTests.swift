import Counterpart
import CounterpartSQLiteStore
import Testing

/// No answer to an operator scans a table, and each goes by the index that it was given.
@Suite struct OperationsPlanTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let indexes: Set<String>
        /// Whether rows may be sorted after they were found.
        var sorts = false
        let question: Question

        var testDescription: String { name }
    }

    enum Question: Sendable {
        case search(@Sendable (inout ReferenceSearch) -> Void)
        case summary, promises, standing, counterparts, causes, facets

        func ask(_ store: SQLiteStore, _ account: Account) async throws {
            let now = Timestamp.second(2_000)
            let id = Subject.ID(type: .invoice, number: 20)
            switch self {
            case .search(let change): try await search(change, store, account)
            case .summary: _ = try await store.summary(of: account, at: now)
            case .promises: try await askPromises(store, account)
            case .standing: _ = try await store.standing(of: id, in: account, at: now)
            case .counterparts: try await lookUp(id, store, account)
            case .causes:
                _ = try await store.causes(matching: CauseQuery(), in: account, at: now)
            case .facets: _ = try await store.facets(of: .init(rawValue: 1), in: account)
            }
        }

        /// The first pages, and one of those that were never synced.
        private func search(
            _ change: @Sendable (inout ReferenceSearch) -> Void,
            _ store: SQLiteStore,
            _ account: Account
        ) async throws {
            var search = ReferenceSearch()
            change(&search)
            search.limit = 1
            for _ in 1...3 {
                search.after = try await store.references(matching: search, in: account).next
                if search.after == nil { break }
            }
            search.after = .init(lastSyncedAt: nil, id: .init(rawValue: 1))
            _ = try await store.references(matching: search, in: account)
        }

        private func askPromises(_ store: SQLiteStore, _ account: Account) async throws {
            for service in ["Jira", "NetSuite"] {
                let promise = Promise(serviceName: service, subjectType: .invoice, seconds: 1)
                try await store.keep(promise, in: account)
            }
            _ = try await store.promises(of: account, at: .second(500))
        }

        private func lookUp(
            _ id: Subject.ID,
            _ store: SQLiteStore,
            _ account: Account
        ) async throws {
            _ = try await store.counterparts(of: [id], in: nil, of: account)
            _ = try await store.counterparts(of: [id], in: "Jira", of: account)
            _ = try await store.counterparts(
                of: ["INV-20"],
                from: "NetSuite",
                model: "Invoice",
                in: nil,
                of: account
            )
        }
    }

    private static func search(
        _ name: String,
        _ index: String,
        _ change: @escaping @Sendable (inout ReferenceSearch) -> Void
    ) -> Case {
        Case(name: name, indexes: [index], question: .search(change))
    }

    private static let cases = [
        search("all references", "reference_service") { _ in },
        search("one service", "reference_service") { $0.filters.serviceNames = ["Jira"] },
        search("failed", "reference_unsuccessful") { $0.filters.statuses = [.failed] },
        search("failed in a small service", "reference_service") {
            $0.filters.statuses = [.failed]
            $0.filters.serviceNames = ["Jira"]
        },
        search("not successful", "reference_unsuccessful") {
            $0.filters.statuses = [.failed, .pending]
        },
        search("synced after", "reference_service") {
            $0.filters.lastSyncedAt.after = .second(990)
        },
        search("a cause", "reference_cause") { $0.cause = .init(rawValue: 1) },
        search("a text", "reference_message") { $0.text = "lock" },
        search("a message", "reference_message") { $0.filters.externalMessages = ["Locked"] },
        search("an id there", "reference_external") { $0.filters.serviceModelRefs = ["INV-7"] },
        search("a subject", "reference_identity") { $0.filters.subjectNumbers = [7] },
        search("a status there", "reference_external_status") {
            $0.filters.externalStatuses = ["Paid"]
        },
        search("created before", "reference_created") {
            $0.filters.createdAt.before = .second(10)
        },
        Case(
            name: "summary",
            indexes: ["reference_waiting"],
            sorts: true,
            question: .summary
        ),
        Case(
            name: "promises",
            indexes: ["reference_waiting", "subject_created", "reference_identity"],
            question: .promises
        ),
        Case(
            name: "standing",
            indexes: ["reference_identity", "ended_reference_subject"],
            sorts: true,
            question: .standing
        ),
        Case(
            name: "counterparts",
            indexes: ["reference_identity", "reference_external"],
            question: .counterparts
        ),
        Case(name: "causes", indexes: [], sorts: true, question: .causes),
        Case(
            name: "facets",
            indexes: ["reference_cause", "reference_service", "subject_identity"],
            question: .facets
        ),
    ]

    @Test(arguments: cases)
    func `an answer goes by its index`(_ example: Case) async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            try await store.take(Self.records, into: account)
            try await example.question.ask(store, account)
            check(try store.readPlans(), example)
            store.close()
        }
    }

    private func check(_ plans: [String: [String]], _ example: Case) {
        let steps = Array(plans.values.joined())
        for index in example.indexes {
            #expect(steps.contains { $0.contains("INDEX \(index) ") }, "\(plans)")
        }
        let tables = ["reference", "subject", "cause", "attempt", "activity", "promise"]
        let scans = steps.filter { step in
            tables.contains { step == "SCAN \($0)" || step.hasPrefix("SCAN \($0) ") }
        }
        #expect(scans == [], "\(plans)")
        #expect(example.sorts || !steps.contains { $0.contains("TEMP B-TREE") }, "\(plans)")
    }

    @Test func `a comparison goes along the subjects and the ids there`() async throws {
        try await withDirectory { directory in
            let store = try SQLiteStore.open(path: directory + "/a.db")
            let account = try await store.makeAccount()
            try await store.take(Self.records, into: account)
            let plans = try store.reconciliationPlans()
            #expect(plans.count == 3)
            #expect(plans.joined().contains { $0.contains("INDEX reference_identity ") })
            #expect(plans.joined().contains { $0.contains("INDEX reference_external ") })
            #expect(plans.allSatisfy { $0.count == 1 && $0[0].hasPrefix("SEARCH") }, "\(plans)")
            store.close()
        }
    }

    /// Two types and services; some fail, in one there are many more than a search collects.
    private static let records = (1...12_000).flatMap { (id: Int64) -> [TransferRecord] in
        var reference = Reference.sample(
            id: id,
            type: id.isMultiple(of: 11) ? .user : .invoice,
            service: id.isMultiple(of: 9) ? "Jira" : "NetSuite",
            status: id.isMultiple(of: 20)
                ? .failed : id.isMultiple(of: 31) ? .pending : .successful,
            createdAt: id,
            lastSyncedAt: id.isMultiple(of: 500) ? nil : id
        )
        if id == 500 { reference.externalStatus = "Paid" }
        if reference.status == .failed { reference.externalMessage = "Locked" }
        guard id <= 40 else { return [.reference(reference)] }
        return [
            .subject(Subject(id: reference.subject, attributes: "{}")),
            .reference(reference),
        ]
    }
}
