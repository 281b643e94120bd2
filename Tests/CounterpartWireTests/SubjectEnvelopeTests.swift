import Counterpart
import CounterpartWire
import Testing

@Suite struct SubjectEnvelopeTests {
    private func subject(_ type: SubjectType, _ number: Int64, _ attributes: String) -> Subject {
        Subject(id: Subject.ID(type: type, number: number), attributes: attributes)
    }

    private func body(
        _ page: SubjectPage,
        _ collection: SubjectCollection,
        include: String = ""
    ) throws -> String {
        let parameters = try Parameters(query: "include=\(include)")
        let include = try SubjectInclude(parameters, of: collection.type)
        return written {
            SubjectEnvelope.write(page, of: collection, include: include, into: &$0)
        }
    }

    @Test(arguments: SubjectCollection.all)
    func `an empty list has its collection, and pages none`(_ collection: SubjectCollection) throws
    {
        #expect(
            try body(SubjectPage(subjects: [], count: 0), collection)
                == #"{"count":0,"results":[],"\#(collection.name)":{},"#
                + #""meta":{"count":0,"page_count":0,"page_number":0,"page_size":20}}"#
        )
    }

    @Test func `a list is golden`() throws {
        let page = SubjectPage(
            subjects: [
                subject(.workspace, 32, #"{"title":"a","creator_id":"5"}"#),
                subject(.workspace, 7, "{}"),
            ],
            count: 41,
            references: [makeReference(3), makeReference(9)],
            included: [subject(.user, 5, #"{"full_name":"Ada"}"#)]
        )
        let reference =
            #"{"service_name":"jira","service_model":"Project","service_model_ref":"COBA-8","#
            + #""subject_id":32,"subject_type":"Workspace","status":"failed","#
            + #""external_link":"https://example.net/browse?a=1\u0026b=2","#
            + #""external_message":"Record locked","external_status":"Open","locked":false,"#
            + #""created_at":"2024-01-15T12:00:00Z","updated_at":"2024-01-15T12:00:01Z","#
            + #""last_synced_at":"2024-01-15T13:00:00Z","id":"#
        #expect(
            try body(
                page,
                SubjectCollection(.workspace),
                include:
                    "creator,participants,approvers,primary_workspace_group,external_references"
            )
                == #"{"count":41,"results":[{"key":"workspaces","id":"32"},"#
                + #"{"key":"workspaces","id":"7"}],"workspaces":{"#
                + #""32":{"title":"a","creator_id":"5","external_reference_ids":["3","9"],"id":"32"},"#
                + #""7":{"external_reference_ids":[],"id":"7"}},"#
                + #""meta":{"count":41,"page_count":3,"page_number":1,"page_size":20},"#
                + #""users":{"5":{"full_name":"Ada","id":"5"}},"workspace_groups":{},"#
                + #""external_references":{"3":\#(reference)"3"},"9":\#(reference)"9"}}}"#
        )
    }

    @Test func `what is included from the primary collection lives in it, once`() throws {
        let page = SubjectPage(
            subjects: [subject(.story, 2, #"{"parent_id":"1"}"#), subject(.story, 3, "{}")],
            count: 2,
            included: [subject(.story, 1, #"{"title":"p"}"#), subject(.story, 3, "{}")]
        )
        #expect(
            try body(page, SubjectCollection(.story), include: "parent")
                == #"{"count":2,"results":[{"key":"stories","id":"2"},{"key":"stories","id":"3"}],"#
                + #""stories":{"2":{"parent_id":"1","id":"2"},"3":{"id":"3"},"#
                + #""1":{"title":"p","id":"1"}},"#
                + #""meta":{"count":2,"page_count":1,"page_number":1,"page_size":20}}"#
        )
    }

    @Test func `an included collection is there even if the list is empty`() throws {
        #expect(
            try body(
                SubjectPage(subjects: [], count: 0, references: []),
                SubjectCollection(.invoice),
                include: "time_entries,external_references"
            ).hasSuffix(#""page_size":20},"time_entries":{},"external_references":{}}"#)
        )
    }

    @Test(arguments: [
        ("pending", false, [true, true, true, false]),
        ("pending", true, [false, true, false, false]),
        ("approved", false, [false, false, true, false]),
        ("approved", true, [false, false, false, false]),
        ("rejected", false, [false, false, false, true]),
        ("cancelled", true, [false, false, false, true]),
        ("other", false, [false, false, false, false]),
    ])
    func `a submission says what may be done to it`(
        _ status: String,
        _ isLocked: Bool,
        _ permissions: [Bool]
    ) throws {
        let collection = try #require(SubjectCollection(name: "expense_report_submissions"))
        let submission = subject(.submission, 4, #"{"status":"\#(status)"}"#)
        var reference = makeReference(1)
        reference.subject = submission.id
        reference.isLocked = isLocked
        let page = SubjectPage(subjects: [submission], count: 1, references: [reference])
        let value = try JSONValue.parse(Array(try body(page, collection).utf8))
        let object = value["expense_report_submissions"]?["4"]
        let names = ["can_cancel", "can_approve", "can_reject", "can_resubmit"]
        #expect(
            names.map { object?["permissions"]?["\($0)_submission"] }
                == permissions.map { .bool($0) }
        )
        #expect(object?["external_reference_ids"] == nil)
        #expect(value["external_references"] == nil)
        let told = subject(.submission, 4, #"{"permissions":{"x":1}}"#)
        #expect(
            try body(SubjectPage(subjects: [told], count: 1), collection)
                .contains(#""4":{"permissions":{"x":1},"id":"4"}"#)
        )
    }
}
