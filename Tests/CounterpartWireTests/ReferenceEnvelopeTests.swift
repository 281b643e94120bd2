import Counterpart
import CounterpartTestSupport
import CounterpartWire
import Testing

@Suite struct ReferenceEnvelopeTests {
    private func body(_ page: ReferencePage) -> String {
        written { ReferenceEnvelope.write(page, into: &$0) }
    }

    private let attributes =
        #""service_name":"jira","service_model":"Project","service_model_ref":"COBA-8","#
        + #""subject_id":32,"subject_type":"Workspace","status":"failed","#
        + #""external_link":"https://example.net/browse?a=1\u0026b=2","#
        + #""external_message":"Record locked","external_status":"Open","locked":false,"#
        + #""created_at":"2024-01-15T12:00:00Z","updated_at":"2024-01-15T12:00:01Z","#
        + #""last_synced_at":"2024-01-15T13:00:00Z""#

    @Test func `an empty list is exactly this`() {
        #expect(
            body(ReferencePage(references: [], count: 0))
                == #"{"count":0,"results":[],"external_references":{},"#
                + #""meta":{"count":0,"page_count":0,"page_number":0,"page_size":20}}"#
        )
    }

    @Test func `a write is answered with a list of one`() {
        #expect(
            body(ReferencePage(references: [makeReference()], count: 1))
                == #"{"count":1,"results":[{"key":"external_references","id":"7"}],"#
                + #""external_references":{"7":{\#(attributes),"id":"7"}},"#
                + #""meta":{"count":1,"page_count":1,"page_number":1,"page_size":20}}"#
        )
    }

    @Test func `what is missing is null, and empty texts stay`() {
        var reference = makeReference()
        reference.externalLink = nil
        reference.externalMessage = ""
        reference.externalStatus = nil
        reference.lastSyncedAt = nil
        reference.isLocked = true
        let body = body(ReferencePage(references: [reference], count: 1))
        #expect(
            body.contains(
                #""external_link":null,"external_message":"","external_status":null,"locked":true,"#
            )
        )
        #expect(body.contains(#","last_synced_at":null,"id":"7"}"#))
    }

    @Test func `included subjects follow meta, each once, by type and in order`() {
        var user = makeReference(3)
        user.subject = Subject.ID(type: .user, number: 32)
        var gone = makeReference(4)
        gone.subject = Subject.ID(type: .user, number: 5)
        let page = ReferencePage(
            references: [
                makeReference(9), user, makeReference(7), makeReference(8, subject: 1), gone,
            ],
            count: 5,
            subjects: [
                Subject(id: .init(type: .workspace, number: 1), attributes: "{}"),
                Subject(id: .init(type: .user, number: 32), attributes: #"{"full_name":"A"}"#),
                Subject(id: .init(type: .workspace, number: 32), attributes: #"{"b":1.50,"a":{}}"#),
            ]
        )
        let body = body(page)
        #expect(
            body.hasSuffix(
                #""page_size":20},"workspaces":{"32":{"b":1.50,"a":{},"id":"32"},"1":{"id":"1"}},"#
                    + #""users":{"32":{"full_name":"A","id":"32"}}}"#
            )
        )
        #expect(body.contains(#""subject_ref":{"id":"32","key":"workspaces"},"id":"9"}"#))
        #expect(body.contains(#""subject_ref":{"id":"32","key":"users"},"id":"3"}"#))
        #expect(body.contains(#""subject_ref":null,"id":"4"}"#))
    }

    @Test func `without subjects no collection appears`() {
        let page = ReferencePage(references: [makeReference()], count: 1, subjects: [])
        let body = body(page)
        #expect(body.contains(#""subject_ref":null,"id":"7"}"#))
        #expect(body.hasSuffix(#""page_size":20}}"#))
        let plain = ReferencePage(references: [makeReference()], count: 1)
        #expect(!self.body(plain).contains("subject_ref"))
    }

    @Test func `a body is JSON whatever the texts hold`() throws {
        var generator = SeededGenerator(seed: 3)
        for _ in 0..<300 {
            var reference = makeReference()
            reference.serviceModelRef = generator.text(upTo: 60)
            reference.externalMessage = generator.text(upTo: 60)
            let body = body(ReferencePage(references: [reference], count: 1))
            let value = try JSONValue.parse(Array(body.utf8))["external_references"]?["7"]
            #expect(value?["service_model_ref"] == .string(reference.serviceModelRef))
            #expect(value?["external_message"] == reference.externalMessage.map { .string($0) })
        }
    }
}

@Suite struct SmallEnvelopeTests {
    @Test func `errors are told in one list`() {
        let error = RequestError(
            status: 422,
            elements: [
                .init(type: .validation, message: "Status is \"bad\"", field: "status", index: 0),
                .init(type: .system, message: "x"),
            ]
        )
        #expect(
            written { ErrorEnvelope.write(error, into: &$0) }
                == #"{"errors":[{"type":"validation","field":"status","#
                + #""message":"Status is \"bad\"","index":0},{"type":"system","message":"x"}]}"#
        )
    }

    @Test(arguments: [
        (RequestError.unauthorized, 401, #"{"type":"oauth","message":"Invalid OAuth 2 Request"}"#),
        (.notFound, 404, #"{"type":"system","message":"Page not found"}"#),
        (.serverError, 500, #"{"type":"system","message":"A server error has occurred."}"#),
    ])
    func `each status has its body`(_ error: RequestError, _ status: Int, _ element: String) {
        #expect(error.status == status)
        #expect(written { ErrorEnvelope.write(error, into: &$0) } == #"{"errors":[\#(element)]}"#)
    }

    @Test func `violations become elements with the index of the one object`() {
        let error = RequestError(Violations(Violation(field: "base", message: "No")))
        #expect(error.status == 422)
        #expect(
            error.elements == [.init(type: .validation, message: "No", field: "base", index: 0)]
        )
    }

    @Test func `the user is a list of one`() {
        #expect(
            written { UserEnvelope.write(id: 1, fullName: "A & B", accountID: 2, into: &$0) }
                == #"{"count":1,"results":[{"key":"users","id":"1"}],"users":{"1":{"#
                + #""full_name":"A \u0026 B","photo_path":null,"email_address":null,"#
                + #""headline":null,"disabled":false,"account_id":"2","id":"1"}},"#
                + #""meta":{"count":1,"page_count":1,"page_number":1,"page_size":20}}"#
        )
    }
}
