import Counterpart
import CounterpartWire
import Testing

@Suite struct KantataQueryTests {
    private func query(_ text: String) throws -> ReferenceQuery {
        try KantataQuery.references(
            Parameters(query: "subject_type=Workspace" + (text.isEmpty ? "" : "&\(text)"))
        ).query
    }

    private var plain: ReferenceQuery {
        var query = ReferenceQuery()
        query.subjectTypes = [.workspace]
        return query
    }

    @Test(arguments: [
        "", "include=bogus", "include=bogus,%20subject", "include=%20subject", "include=",
        "foo=bar",
        "service_name=%20", "service_name", "search=netsuite", "apply_default_filters=false",
        "optional_fields=a,b", "id=101", "locked=true", "external_link=x", "order=",
        "order=bogus:asc",
        "order=:desc", "order=Created_at:desc", "order=id", "status=%20", "external_message=",
        "service_name[]", "created_after=", "subject_id=%20", "include=workspaces",
        "access_token=x",
        "subject_type=Workspace",
    ])
    func `what means nothing changes nothing`(_ text: String) throws {
        #expect(try query(text) == plain)
    }

    @Test(
        arguments: [
            ("created_at", .createdAt, false), ("created_at:asc", .createdAt, false),
            ("created_at:desc", .createdAt, true), ("created_at:DESC", .createdAt, false),
            ("created_at:desc%20", .createdAt, false), ("created_at:down", .createdAt, false),
            ("created_at:desc:x", .createdAt, true), ("created_at:", .createdAt, false),
            ("created_at:asc,last_synced_at:desc", .createdAt, false),
            ("last_synced_at", .lastSyncedAt, false),
            ("last_synced_at%3Adesc", .lastSyncedAt, true),
            ("bogus:asc", .lastSyncedAt, true),
        ] as [(String, ReferenceQuery.Order.Key, Bool)]
    )
    func `the order has a name and a direction`(
        _ text: String,
        _ key: ReferenceQuery.Order.Key,
        _ isDescending: Bool
    ) throws {
        #expect(try query("order=\(text)").order == .init(by: key, isDescending: isDescending))
    }

    @Test(arguments: ["subject", "unknown,subject,foo", "subject,subject"])
    func `include names the subject`(_ text: String) throws {
        #expect(try query("include=\(text)").includesSubjects)
    }

    @Test func `text filters compare the literal text`() throws {
        let text =
            "service_name=true&service_model=a&service_model=b&service_model_ref=7"
            + "&external_status=Pending%20Approval&external_message[]=x&external_message[]=&status=failed"
        var expected = plain
        expected.serviceNames = ["true"]
        expected.serviceModels = ["b"]
        expected.serviceModelRefs = ["7"]
        expected.externalStatuses = ["Pending Approval"]
        expected.externalMessages = ["x", ""]
        expected.statuses = [.failed]
        #expect(try query(text) == expected)
    }

    @Test(
        arguments: [
            ("subject_id=3", [3]), ("subject_id=3abc", [3]), ("subject_id=%203", [3]),
            ("subject_id=true", [1]), ("subject_id=TRUE", [1]), ("subject_id=false", [0]),
            ("subject_id[]=true", [0]), ("subject_id=True", [0]),
            ("subject_id=abc", [0]), ("subject_id[]=3&subject_id[]=4", [3, 4]),
            ("subject_id=99999999999999999999", []), ("subject_id=9223372036854775807", [.max]),
        ] as [(String, [Int64])]
    )
    func `subject ids are read as to_i reads them`(_ text: String, _ ids: [Int64]) throws {
        #expect(try query(text).subjectNumbers == ids)
    }

    @Test func `an unknown status matches nothing`() throws {
        #expect(try query("status=bogus").statuses == [])
        #expect(try query("status=fail").statuses == [])
        #expect(try query("status[]=bogus&status[]=pending").statuses == [.pending])
    }

    @Test func `times make open intervals, and fractions are rounded outwards`() throws {
        let query = try query(
            "created_after=2023-01-13T23:59:59.999Z&created_before=2023-01-13T23:59:59.999Z"
                + "&updated_after[]=2024-06-02&updated_after[]=2024-06-01&updated_before=20230114"
                + "&last_synced_before[]=2024-06-01&last_synced_before[]=2024-06-02"
        )
        let time = { (seconds: Int64) in Timestamp(secondsSinceEpoch: seconds) }
        #expect(query.createdAt == .init(after: time(1_673_654_399), before: time(1_673_654_400)))
        #expect(query.updatedAt == .init(after: time(1_717_200_000), before: time(1_673_654_400)))
        #expect(query.lastSyncedAt == .init(before: time(1_717_286_400)))
    }

    @Test(arguments: [
        "created_after=2024-13-45", "created_before=x",
        "updated_after[]=2024-01-01&updated_after[]=x",
        "service_name[a]=b", "status[a][]=b", "created_after[x]=2024-01-01", "subject_id[x]=1",
        "service_name[][a]=b", "page[]=2", "per_page[x]=1", "order[]=created_at", "only[x]=1",
    ])
    func `a value that cannot be what the filter needs is an error of syntax`(_ text: String) {
        #expect(throws: RequestError.invalidParameterValue) { try query(text) }
    }

    @Test(arguments: ["", "subject_type=", "subject_type", "subject_type=%20", "subject_type[]="])
    func `the subject type is required`(_ text: String) throws {
        let error = #expect(throws: RequestError.self) {
            try KantataQuery.references(Parameters(query: text))
        }
        let body = try written { ErrorEnvelope.write(try #require(error), into: &$0) }
        #expect(error?.status == 422)
        #expect(
            body == #"{"errors":[{"type":"validation","field":"subject_type","#
                + #""message":"Subject type can't be blank"}]}"#
        )
    }

    @Test(arguments: ["Nope", "Workspace,User", "true", "workspace s", "1"])
    func `an unknown subject type is told`(_ text: String) {
        #expect(throws: RequestError.unknownSubjectType) {
            try KantataQuery.references(Parameters(query: "subject_type=\(text)"))
        }
        #expect(throws: RequestError.unknownSubjectType) {
            try KantataQuery.references(Parameters(query: "only=1&subject_type=\(text)"))
        }
    }

    @Test func `only needs no subject type`() throws {
        let request = try KantataQuery.references(Parameters(query: "only=7"))
        #expect(request.query.subjectTypes == nil)
        #expect(request.query.ids == [Reference.ID(rawValue: 7)])
        #expect(throws: RequestError.blankSubjectType) {
            try KantataQuery.references(Parameters(query: "only="))
        }
    }

    @Test func `several subject types are either`() throws {
        let text = "subject_type[]=Workspace&subject_type[]=user&subject_type[]=workspaces"
        let request = try KantataQuery.references(Parameters(query: text))
        #expect(request.query.subjectTypes == [.workspace, .user])
    }

    @Test func `the requests of real clients are understood`() throws {
        let gem = try KantataQuery.references(
            Parameters(
                query: "include=subject&order=last_synced_at%3Adesc&page=2&per_page=5"
                    + "&service_name=Netsuite&subject_type=TimeEntry"
            )
        )
        var expected = ReferenceQuery()
        expected.subjectTypes = [.timeEntry]
        expected.serviceNames = ["Netsuite"]
        expected.includesSubjects = true
        expected.window = .init(limit: 5, offset: 5)
        #expect(gem == ParsedListRequest(query: expected, pageNumber: 2, pageSize: 5))
        let connector = try KantataQuery.references(
            Parameters(
                query: "subject_type=workspace_group&updated_after=2024-01-01T00:00:00-08:00&"
            )
        )
        #expect(connector.query.subjectTypes == [.workspaceGroup])
    }

    @Test(
        arguments: [
            ("7", 7), ("1099511627775", 1_099_511_627_775), ("0", nil), ("1099511627776", nil),
            ("99999999999999999999", nil), ("abc", nil), ("7a", nil), ("-7", nil), ("+7", nil),
            ("", nil),
            ("٣", nil),
        ] as [(String, Int64?)]
    )
    func `ids are digits within the range of ids`(_ text: String, _ id: Int64?) {
        #expect(KantataQuery.referenceID(text)?.rawValue == id)
    }
}
