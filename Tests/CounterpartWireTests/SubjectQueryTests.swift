import Counterpart
import CounterpartWire
import Testing

@Suite struct SubjectQueryTests {
    private func request(
        _ query: String,
        _ type: SubjectType = .story
    ) throws -> ParsedListRequest<SubjectQuery> {
        try KantataQuery.subjects(Parameters(query: query), in: SubjectCollection(type))
    }

    private func query(_ text: String, _ type: SubjectType = .story) throws -> SubjectQuery {
        try request(text, type).query
    }

    @Test(arguments: SubjectCollection.all)
    func `without parameters it is the first page of all, the last updated first`(
        _ collection: SubjectCollection
    ) throws {
        let request = try KantataQuery.subjects(Parameters(query: ""), in: collection)
        #expect(request.query == SubjectQuery(collection))
        #expect(request.query.order == .init(by: .updatedAt, isDescending: true))
        #expect(request.pageNumber == 1)
        #expect(request.pageSize == 20)
    }

    @Test func `all filters by reference are read, and hold for one and the same`() throws {
        var condition = SubjectQuery.ReferenceCondition()
        condition.serviceNames = ["netsuite"]
        condition.serviceModels = ["Invoice", "Bill"]
        condition.serviceModelRefs = ["7"]
        condition.statuses = [.failed]
        condition.externalStatuses = ["Open"]
        condition.externalMessages = ["a,b"]
        let query = try query(
            "external_reference_service_name=netsuite"
                + "&external_reference_service_model[]=Invoice"
                + "&external_reference_service_model[]=Bill&external_reference_service_model_ref=7"
                + "&external_reference_status=failed&external_reference_external_status=Open"
                + "&external_reference_external_message=a,b&has_external_references=true"
                + "&without_external_reference_service_name=jira"
        )
        #expect(query.reference == condition)
        #expect(query.hasReferences == true)
        #expect(query.unreferencedServiceName == "jira")
    }

    @Test(arguments: [
        "external_reference_service_name=", "external_reference_status=%20",
        "has_external_references=", "without_external_reference_service_name=%20", "foo=bar",
        "archived=exclude&include_archived=true", "apply_default_filters=false", "search=x",
        "optional_fields=bio,%20city", "include=bogus,external_references%20", "order=bogus:asc",
        "only=", "limit=5",
    ])
    func `a blank filter and an unknown parameter do not count`(_ text: String) throws {
        #expect(try request(text).query == SubjectQuery(SubjectCollection(.story)))
    }

    @Test(arguments: [
        ("true", true), ("TRUE", true), ("1", true), ("yes", true), ("false", false), ("0", false),
        ("f", false), ("off", false),
    ])
    func `whether there are references is cast as Rails casts`(_ text: String, _ value: Bool) throws
    {
        #expect(try query("has_external_references=\(text)").hasReferences == value)
    }

    @Test(
        arguments: [
            ("created_at", .createdAt, false), ("updated_at", .updatedAt, false),
            ("updated_at:desc", .updatedAt, true), ("id:desc", .id, true), ("id", .id, false),
            ("created_at:DESC", .createdAt, false), ("last_synced_at", .updatedAt, true),
        ] as [(String, SubjectQuery.Order.Key, Bool)]
    )
    func `the order is created_at, updated_at or id`(
        _ text: String,
        _ key: SubjectQuery.Order.Key,
        _ isDescending: Bool
    ) throws {
        #expect(try query("order=\(text)").order == .init(by: key, isDescending: isDescending))
    }

    @Test func `two hundred ids there are allowed, and one more is refused`() throws {
        let refs = (1...200).map(String.init).joined(separator: ",")
        let name = "external_reference_service_model_refs"
        #expect(try query("\(name)=\(refs)").reference?.serviceModelRefs?.count == 200)
        let error = #expect(throws: RequestError.self) { try query("\(name)=\(refs),201") }
        #expect(error?.status == 422)
        #expect(error?.elements.first?.field == name)
    }

    @Test(arguments: [
        ("refs=a,b,,%20,a", ["a", "b"]),
        (
            "refs[]=a,b&external_reference_service_model_refs[]=c",
            ["a", "b", "c"]
        ),
        ("refs=a,b&external_reference_service_model_ref=b", ["b"]),
        ("refs=a&external_reference_service_model_ref=b", []), ("refs=,", []),
    ])
    func `one id there and several together must both hold`(
        _ text: String,
        _ refs: [String]
    ) throws {
        let query = try query("external_reference_service_model_\(text)")
        #expect(query.reference?.serviceModelRefs == refs)
    }

    @Test func `a workspace is asked for by number, where a type has one`() throws {
        #expect(try query("workspace_id=7").workspaceNumbers == [7])
        #expect(try query("workspace_id[]=7&workspace_id[]=8").workspaceNumbers == [7, 8])
        #expect(try query("workspace_id=abc").workspaceNumbers == [0])
        #expect(try query("workspace_id=7", .vendor).workspaceNumbers == nil)
        #expect(try query("workspace_id=7", .participation).workspaceNumbers == [7])
    }

    @Test func `times, ids and pages follow the rules of the references`() throws {
        let request = try request(
            "only=3,x,3,%204,5&page=2&per_page=500&updated_after=2024-01-01T00:00:00%2B01:00"
                + "&created_before=2024-01-02&include=subject,external_references"
        )
        #expect(request.query.ids == [3, 5])
        #expect(request.pageNumber == 2)
        #expect(request.pageSize == 200)
        #expect(request.query.window == .init(limit: 200, offset: 200))
        #expect(request.query.updatedAt.after == Timestamp(secondsSinceEpoch: 1_704_063_600))
        #expect(request.query.createdAt.before == Timestamp(secondsSinceEpoch: 1_704_153_600))
        #expect(request.query.includesReferences)
        #expect(try query("only=9223372036854775807").ids == [.max])
        #expect(try query("limit=2&offset=3").window == .init(limit: 2, offset: 3))
        #expect(throws: RequestError.self) { try query("updated_after=soon") }
    }
}

@Suite struct SubjectIncludeTests {
    @Test(arguments: SubjectType.allCases)
    func `each association of each type finds the subjects that it names`(
        _ type: SubjectType
    ) throws {
        for attribute in type.attributes {
            guard let target = attribute.target, let name = attribute.associationName else {
                continue
            }
            let include = try SubjectInclude(Parameters(query: "include=\(name)"), of: type)
            #expect(include.associations == [attribute])
            let value =
                switch attribute.kind {
                case .ids, .strings, .objects: #"["7",8,"x"]"#
                case .integer: "7"
                default: #""7""#
                }
            let subject = Subject(
                id: Subject.ID(type: type, number: 1),
                attributes: #"{"a":{"\#(attribute.name)":"9"},"\#(attribute.name)":\#(value)}"#
            )
            let found = include.subjects(of: [subject, subject])
            #expect(found.map(\.number) == (value.hasPrefix("[") ? [7, 8] : [7]))
            #expect(found.allSatisfy { $0.type == target })
        }
    }

    @Test func `names are not trimmed, come once, and unknown ones do not count`() throws {
        let include = try SubjectInclude(
            Parameters(query: "include=creator,%20participants,creator,nope,external_references"),
            of: .workspace
        )
        #expect(include.associations.map(\.name) == ["creator_id"])
        #expect(include.hasReferences)
        let none = try SubjectInclude(Parameters(query: ""), of: .workspace)
        #expect(none.associations.isEmpty)
        #expect(!none.hasReferences)
    }
}

@Suite struct SubjectFactsTests {
    @Test func `what filters ask for is read`() {
        let facts = SubjectFacts(
            #"{"x":{"workspace_id":"9","created_at":1},"created_at":"2024-01-01T00:00:00Z","#
                + #""updated_at":"2024-01-01T01:00:00.5+01:00","workspace_id":"42","#
                + #""type":"TimesheetSubmission"}"#,
            of: .submission
        )
        #expect(facts.createdAt == Timestamp(secondsSinceEpoch: 1_704_067_200))
        #expect(facts.updatedAt == Timestamp(secondsSinceEpoch: 1_704_067_200))
        #expect(facts.workspaceNumber == 42)
        #expect(facts.submissionKind == .timesheet)
    }

    @Test(arguments: [
        "{}", "", "nope", "[1]", #"{"created_at":null,"updated_at":"soon","workspace_id":"x"}"#,
        #"{"workspace_id":-1,"type":"ExpenseReportSubmission","created_at":{}}"#,
        #"{"workspace_id":7,"workspace_id":null,"created_at":"0000-01-01"}"#,
    ])
    func `what is no value is as if it were missing`(_ attributes: String) {
        #expect(SubjectFacts(attributes, of: .story) == SubjectFacts())
    }

    @Test func `a name with escapes is the same name`() {
        let facts = SubjectFacts(#"{"workspace\u005fid":7}"#, of: .story)
        #expect(facts.workspaceNumber == 7)
    }
}
