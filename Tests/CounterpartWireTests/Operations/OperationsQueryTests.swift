import Counterpart
import CounterpartWire
import Testing

@Suite struct OperationsQueryTests {
    @Test func `nothing that is asked for is no filter, and the first page of 50`() throws {
        let search = try OperationsQuery.references("")
        #expect(search == ReferenceSearch())
        #expect(search.limit == 50)
    }

    @Test func `every filter of references is read`() throws {
        let search = try OperationsQuery.references(
            "subject_type=Invoice,time_entries&subject_id=7,8&service_name=netsuite,jira"
                + "&service_model=Issue&service_model_ref=A-1,A-2&status=failed,pending"
                + "&external_status=Open&external_message=a,%20b&q=locked&cause=3&locked=true"
                + "&created_after=2026-01-01T00:00:00Z&created_before=2026-01-02"
                + "&updated_after=2026-01-01T00:00:00.5Z&last_synced_before=2026-01-01T00:00:00.5Z"
                + "&include=subject&limit=200"
        )
        #expect(search.filters.subjectTypes == [.invoice, .timeEntry])
        #expect(search.filters.subjectNumbers == [7, 8])
        #expect(search.filters.serviceNames == ["netsuite", "jira"])
        #expect(search.filters.serviceModels == ["Issue"])
        #expect(search.filters.serviceModelRefs == ["A-1", "A-2"])
        #expect(search.filters.statuses == [.failed, .pending])
        #expect(search.filters.externalStatuses == ["Open"])
        #expect(search.filters.externalMessages == ["a, b"])
        #expect(search.text == "locked")
        #expect(search.cause == Cause.ID(rawValue: 3))
        #expect(search.isLocked == true)
        #expect(search.filters.includesSubjects)
        #expect(search.limit == 200)
        let newYear = Timestamp(secondsSinceEpoch: 1_767_225_600)
        let after = Timestamp(secondsSinceEpoch: 1_767_225_601)
        #expect(search.filters.createdAt.after == newYear)
        #expect(
            search.filters.createdAt.before
                == Timestamp(secondsSinceEpoch: newYear.secondsSinceEpoch + 86_400)
        )
        #expect(search.filters.updatedAt.after == newYear)
        #expect(search.filters.lastSyncedAt.before == after)
    }

    @Test func `a list may be repeated, and a message is repeated for one of several`() throws {
        let search = try OperationsQuery.references(
            "status=failed&status=pending&service_name[]=a&service_name[]=b"
                + "&external_message=a,b&external_message=c"
        )
        #expect(search.filters.statuses == [.failed, .pending])
        #expect(search.filters.serviceNames == ["a", "b"])
        #expect(search.filters.externalMessages == ["a,b", "c"])
    }

    @Test(arguments: [
        ("subject_type=Nothing", "subject_type"), ("subject_type=Invoice,Nothing", "subject_type"),
        ("subject_id=0", "subject_id"), ("subject_id=x", "subject_id"),
        ("subject_id=99999999999999999999", "subject_id"), ("status=FAILED", "status"),
        ("status=", "status"), ("status", "status"), ("status=failed,", "status"),
        ("status[a]=failed", "status"), ("q=", "q"), ("q=a&q=b", "q"), ("cause=x", "cause"),
        ("cause=1099511627776", "cause"),
        ("locked=1", "locked"), ("created_after=yesterday", "created_after"),
        ("updated_before=2026-13-01", "updated_before"), ("include=all", "include"),
        ("limit=0", "limit"), ("limit=201", "limit"), ("limit=ten", "limit"),
        ("cursor=x", "cursor"), ("per_page=5", "per_page"), ("Status=failed", "Status"),
    ])
    func `what is wrong or unknown is refused by its name`(_ query: String, _ name: String) throws {
        let problem = try #require(throws: Problem.self) { try OperationsQuery.references(query) }
        #expect(problem.kind == .invalidRequest)
        #expect(problem.reasons.map(\.place) == [.parameter(name)])
    }

    @Test func `a text of more than 200 characters is not searched for`() throws {
        let text = String(repeating: "é", count: 200)
        #expect(try OperationsQuery.references("q=\(text)").text == text)
        #expect(throws: Problem.self) { try OperationsQuery.references("q=\(text)e") }
    }

    @Test func `everything that is wrong is told at once`() throws {
        let problem = try #require(throws: Problem.self) {
            try OperationsQuery.references("b=1&limit=0&a=1&a=2&status=x")
        }
        let names: [Problem.Reason.Place] = ["status", "limit", "b", "a"].map { .parameter($0) }
        #expect(problem.reasons.map(\.place) == names)
    }

    @Test(arguments: ["%zz", "a=%ff", "a=1&a[b]=2"])
    func `a query that cannot be taken apart is refused as a whole`(_ query: String) throws {
        let problem = try #require(throws: Problem.self) { try OperationsQuery.references(query) }
        #expect(problem.kind == .invalidRequest)
        #expect(problem.reasons.isEmpty)
    }

    @Test func `an export needs a format and has no pages`() throws {
        let (format, search) = try OperationsQuery.export("format=csv&status=failed")
        #expect(format == .csv)
        #expect(search.filters.statuses == [.failed])
        for (query, name) in [
            ("", "format"), ("format=xlsx", "format"), ("format=csv&limit=1", "limit"),
            ("format=csv&include=subject", "include"),
        ] {
            let problem = try #require(throws: Problem.self) { try OperationsQuery.export(query) }
            #expect(problem.reasons.map(\.place) == [.parameter(name)])
        }
    }

    @Test func `causes are asked for by state, service, type, mute and text`() throws {
        let query = try OperationsQuery.causes(
            "state=new,regressed&service_name=jira&subject_type=story&muted=false&q=lock&limit=3"
        )
        #expect(query.states == [.new, .regressed])
        #expect(query.serviceName == "jira")
        #expect(query.subjectType == .story)
        #expect(query.isMuted == false)
        #expect(query.text == "lock")
        #expect(query.limit == 3)
    }

    @Test(arguments: [
        ("state=old", "state"), ("service_name=", "service_name"),
        ("subject_type=x", "subject_type"),
        ("muted=maybe", "muted"), ("limit=-1", "limit"), ("status=failed", "status"),
    ])
    func `what no cause has is refused by its name`(_ query: String, _ name: String) throws {
        let problem = try #require(throws: Problem.self) { try OperationsQuery.causes(query) }
        #expect(problem.reasons.map(\.place) == [.parameter(name)])
    }

    @Test func `a reconciliation needs a type and a service, and may say what is stale`() throws {
        let now = Timestamp(secondsSinceEpoch: 1_000_000)
        let scope = try OperationsQuery.reconciliation(
            "subject_type=Invoice&service_name=netsuite&stale_after=24h",
            at: now
        )
        #expect(scope.subjectType == .invoice)
        #expect(scope.serviceName == "netsuite")
        #expect(scope.staleBefore == Timestamp(secondsSinceEpoch: 1_000_000 - 86_400))
        let problem = try #require(throws: Problem.self) {
            try OperationsQuery.reconciliation("stale_after=24", at: now)
        }
        let names: [Problem.Reason.Place] = ["subject_type", "service_name", "stale_after"].map {
            .parameter($0)
        }
        #expect(problem.reasons.map(\.place) == names)
    }
}
