import Counterpart
import CounterpartBytes
import CounterpartWire
import Testing

@Suite struct OperationsAnswerTests {
    private static let now = Timestamp(secondsSinceEpoch: 1_767_225_600)

    @Test func `a problem tells its type, what is wrong and where`() {
        let problem = Problem([
            Problem.Reason(.parameter("status"), "Give \"failed\"."),
            Problem.Reason(.pointer("#/refs/3"), "Give a text."),
        ])
        #expect(
            written { ProblemDetails.write(problem, into: &$0) } == #"""
                {"type":"/counterpart/v1/problems/invalid-request","title":"The request is not valid",\#
                "status":400,"detail":"Wrong or unknown: status, #/refs/3.","errors":[\#
                {"parameter":"status","detail":"Give \"failed\"."},\#
                {"pointer":"#/refs/3","detail":"Give a text."}]}
                """#
        )
        #expect(
            written { ProblemDetails.write(.notFound, into: &$0) } == #"""
                {"type":"/counterpart/v1/problems/not-found","title":"There is no such thing",\#
                "status":404,"detail":"There is nothing at this path.","errors":[]}
                """#
        )
    }

    @Test func `every kind of problem has a status of its own`() {
        #expect(Set(Problem.Kind.allCases.map(\.status)).count == Problem.Kind.allCases.count)
        #expect(Set(Problem.Kind.allCases.map(\.title)).count == Problem.Kind.allCases.count)
    }

    @Test func `a page of references tells each with its cause`() {
        var never = makeReference(8)
        never.lastSyncedAt = nil
        never.status = .pending
        never.externalLink = nil
        let slice = ReferenceSlice(
            references: [
                FoundReference(makeReference(), cause: Cause.ID(rawValue: 5)),
                FoundReference(never),
            ],
            count: nil,
            next: ReferenceSearch.Position(lastSyncedAt: nil, id: never.id),
            subjects: [
                Subject(
                    id: Subject.ID(type: .workspace, number: 32),
                    attributes: #"{"title":" ","name":"Caf\u00e9","a":1.50}"#
                )
            ]
        )
        #expect(
            OperationsAnswer.references(slice).text == #"""
                {"references":[{"id":"7","subject_type":"Workspace","subject_id":"32",\#
                "service_name":"jira","service_model":"Project","service_model_ref":"COBA-8",\#
                "status":"failed","external_link":"https://example.net/browse?a=1\u0026b=2",\#
                "external_message":"Record locked","external_status":"Open","locked":false,\#
                "created_at":"2024-01-15T12:00:00Z","updated_at":"2024-01-15T12:00:01Z",\#
                "last_synced_at":"2024-01-15T13:00:00Z","cause_id":"5"},\#
                {"id":"8","subject_type":"Workspace","subject_id":"32",\#
                "service_name":"jira","service_model":"Project","service_model_ref":"COBA-8",\#
                "status":"pending","external_link":null,\#
                "external_message":"Record locked","external_status":"Open","locked":false,\#
                "created_at":"2024-01-15T12:00:00Z","updated_at":"2024-01-15T12:00:01Z",\#
                "last_synced_at":null,"cause_id":null}],"count":null,\#
                "next_cursor":"\#(PageCursor.reference(slice.next ?? .init(lastSyncedAt: nil, id: never.id)).text)",\#
                "subjects":[{"subject_type":"Workspace","subject_id":"32","title":"Café",\#
                "attributes":{"title":" ","name":"Caf\u00e9","a":1.50}}]}
                """#
        )
    }

    @Test func `an attempt tells who wrote what`() {
        let attempt = Attempt(
            sequence: 12,
            at: Self.now,
            kind: .updated,
            reference: Reference.ID(rawValue: 7),
            author: Author(tokenID: Token.ID(rawValue: 3), label: "sync", requestID: "r-1"),
            changes: [AttributeChange(attribute: "status", old: nil, new: "failed")],
            count: 1,
            digest: [0x0A, 0xFF]
        )
        var imported = attempt
        imported.kind = .imported
        imported.reference = nil
        imported.author = Author(label: "import")
        imported.changes = []
        imported.count = 300
        var anonymous = imported
        anonymous.author = Author()
        let slice = AttemptSlice(
            attempts: [attempt, imported, anonymous],
            next: 12,
            isTruncated: true
        )
        #expect(
            OperationsAnswer.attempts(slice).text == #"""
                {"attempts":[{"sequence":12,"at":"2026-01-01T00:00:00Z","kind":"updated",\#
                "reference_id":"7","count":1,"token":{"id":"3","label":"sync"},"request_id":"r-1",\#
                "changes":[{"attribute":"status","old":null,"new":"failed"}],"digest":"0aff"},\#
                {"sequence":12,"at":"2026-01-01T00:00:00Z","kind":"imported",\#
                "reference_id":null,"count":300,"token":{"id":null,"label":"import"},\#
                "request_id":null,"changes":[],"digest":"0aff"},\#
                {"sequence":12,"at":"2026-01-01T00:00:00Z","kind":"imported",\#
                "reference_id":null,"count":300,"token":null,\#
                "request_id":null,"changes":[],"digest":"0aff"}],\#
                "next_cursor":"\#(PageCursor.attempt(12).text)","truncated":true}
                """#
        )
    }

    @Test func `facets tell shares, and hours as times`() {
        let facets = CauseFacets(
            failing: 3,
            succeeding: 0,
            isSampled: false,
            facets: [
                .init(kind: .hour, value: "1767225600", failing: 2, succeeding: 0, lift: 12.3456),
                .init(kind: .token, value: "sync", failing: 3, succeeding: 0, lift: .infinity),
            ]
        )
        #expect(
            OperationsAnswer.facets(facets, of: Cause.ID(rawValue: 5)).text == #"""
                {"cause_id":"5","failing":3,"compared_with":0,"sampled":false,"facets":[\#
                {"facet":"hour","value":"2026-01-01T00:00:00Z","failing":2,"failing_share":0.667,\#
                "succeeding_share":0,"lift":12.346},\#
                {"facet":"token","value":"sync","failing":3,"failing_share":1,\#
                "succeeding_share":0,"lift":null}]}
                """#
        )
    }

    @Test func `texts of users cannot leave their place`() throws {
        let text = "</script>\u{2028}\"\\\n\u{1}é\u{1F600}"
        var reference = makeReference()
        reference.externalMessage = text
        let slice = ReferenceSlice(references: [FoundReference(reference)], count: 1, next: nil)
        let body = OperationsAnswer.references(slice)
        #expect(!body.text.contains("<"))
        let value = try JSONValue.parse(body.array)
        guard case .array(let references)? = value["references"] else {
            Issue.record("There is a list")
            return
        }
        #expect(references[0]["external_message"] == .string(text))
    }

    @Test func `a CSV file quotes what must be quoted, and disarms what looks like a formula`() {
        var reference = makeReference()
        reference.serviceModel = "=1+1"
        reference.serviceModelRef = "-5"
        reference.externalMessage = "@say \"no\", then\nwait"
        reference.externalStatus = "\tx"
        reference.externalLink = nil
        reference.serviceName = "a=b"
        let slice = ReferenceSlice(
            references: [FoundReference(reference, cause: Cause.ID(rawValue: 5))],
            count: 1,
            next: nil
        )
        let export = ReferenceExport(.csv)
        #expect(
            export.text(of: slice, isFirst: true).text
                == "id,subject_type,subject_id,service_name,service_model,service_model_ref,status,"
                + "external_link,external_message,external_status,locked,created_at,updated_at,"
                + "last_synced_at,cause_id\r\n"
                + "7,Workspace,32,a=b,'=1+1,'-5,failed,,\"'@say \"\"no\"\", then\nwait\",'\tx,false,"
                + "2024-01-15T12:00:00Z,2024-01-15T12:00:01Z,2024-01-15T13:00:00Z,5\r\n"
        )
        #expect(export.text(of: slice, isFirst: false).text.hasPrefix("7,Workspace"))
    }

    @Test func `a file of JSON has a line for each reference, and none for none`() {
        let slice = ReferenceSlice(
            references: [makeReference(), makeReference(8)].map { FoundReference($0) },
            count: 2,
            next: nil
        )
        let lines = ReferenceExport(.ndjson).text(of: slice, isFirst: true).text
            .split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.count == 3)
        #expect(lines[0].hasPrefix(#"{"id":"7","subject_type""#))
        #expect(lines[2].isEmpty)
    }

    @Test func `the items of a reconciliation are a CSV file, too`() {
        let answer = Reconciliation(
            expected: 2,
            references: 1,
            matched: 0,
            counts: [.missing: 1, .failed: 20_000],
            items: [
                .init(finding: .missing, subject: 7),
                .init(
                    finding: .failed,
                    subject: 8,
                    reference: Reference.ID(rawValue: 3),
                    ref: "+1",
                    message: "a,b"
                ),
            ]
        )
        #expect(
            OperationsAnswer.reconciliationCSV(answer).text
                == "finding,subject_id,reference_id,service_model_ref,external_message\r\n"
                + "missing,7,,,\r\nfailed,8,3,'+1,\"a,b\"\r\n"
        )
        #expect(
            OperationsAnswer.reconciliation(answer).text == #"""
                {"expected":2,"references":1,"matched":0,"counts":{"missing":1,"failed":20000,\#
                "stale":0,"orphaned":0,"duplicated":0},"truncated":true,"items":[\#
                {"finding":"missing","subject_id":"7","reference_id":null,\#
                "service_model_ref":null,"external_message":null},\#
                {"finding":"failed","subject_id":"8","reference_id":"3",\#
                "service_model_ref":"+1","external_message":"a,b"}]}
                """#
        )
    }
}
