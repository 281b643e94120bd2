import Counterpart
import CounterpartAPI
import CounterpartBytes
import CounterpartHTTPServer
import Testing

/// Why, look-ups, reconciliations, exports and events.
@Suite struct OperationsQuestionTests {
    @Test func `why tells each service once: as it is, as it was, or as it never was`()
        async throws
    {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(.get, "/counterpart/v1/why/invoices/1234")
        #expect(surface.store.questions.first?.text == "standing Invoice 1234")
        let services = try #require(try answer.json["services"] as? [[String: Any]])
        let told = services.map { "\($0["service_name"] ?? "") \($0["state"] ?? "")" }
        #expect(
            told == [
                "netsuite failed", "jira deleted", "quickbooks never_tried",
                "salesforce never_tried",
            ]
        )
        let parent = try #require(try answer.json["parent"] as? [String: Any])
        #expect(parent["missing_in"] as? [String] == ["netsuite", "quickbooks"])
        let verdict = Verdict(Script.standing, at: Script.now)
        #expect(try answer.json["verdict"] as? String == verdict.sentence)
        #expect(try answer.json["next_step"] as? String == verdict.nextStep)
        #expect(try answer.json["known"] as? Bool == true)
    }

    @Test func `a subject of which nothing is known is told so`() async throws {
        let surface = try OperationsUnderTest()
        let id = Subject.ID(type: .invoice, number: 9)
        surface.store.change { state in
            state.standing = Standing(
                id: id,
                subject: nil,
                entries: [],
                endings: [],
                untriedServices: [],
                parent: nil
            )
        }
        let answer = try await surface.send(.get, "/counterpart/v1/why/Invoice/9")
        #expect(answer.status == 200)
        #expect(
            answer.text.hasPrefix(
                #"{"subject":{"subject_type":"Invoice","subject_id":"9","title":null,"#
                    + #""attributes":null},"known":false,"#
            )
        )
        #expect(answer.text.hasSuffix(#""services":[],"parent":null}"#))
    }

    @Test func `ids are looked up in the order asked, each with why it fails`() async throws {
        let surface = try OperationsUnderTest()
        let body = """
            {"service_name":"netsuite","service_model":"Invoice","refs":["N-1","N-2"],"to":"jira"}
            """
        let answer = try await surface.send(.post, "/counterpart/v1/lookup", body: body)
        #expect(
            surface.store.questions.map(\.text) == [
                "counterparts of refs of netsuite Invoice in jira"
            ]
        )
        let results = try #require(try answer.json["results"] as? [[String: Any]])
        #expect(results.map { $0["ref"] as? String } == ["N-1", "N-2"])
        let found = try #require(results[0]["references"] as? [[String: Any]])
        #expect(found.map { $0["cause_id"] as? String } == ["5"])
        #expect((results[1]["references"] as? [Any])?.isEmpty == true)
    }

    @Test func `subjects are looked up in one service or in all`() async throws {
        let surface = try OperationsUnderTest()
        let subjects = #"{"subject_type":"Invoice","subject_id":"1234"}"#
        let body = #"{"subjects":[\#(subjects),\#(subjects)]}"#
        let answer = try await surface.send(.post, "/counterpart/v1/lookup", body: body)
        #expect(surface.store.questions.first?.text == "counterparts of subjects in -")
        let results = try #require(try answer.json["results"] as? [[String: Any]])
        #expect(
            results[0]["subject"] as? [String: String]
                == ["subject_type": "Invoice", "subject_id": "1234"]
        )
    }

    private static let reconcile =
        "/counterpart/v1/reconcile?subject_type=Invoice&service_name=netsuite"

    @Test func `a set is compared, and the answer is JSON or CSV`() async throws {
        let surface = try OperationsUnderTest()
        func send(_ fields: [(String, String)], _ body: String) async throws -> Answer {
            try await surface.send(.post, Self.reconcile, fields: fields, body: body)
        }
        let csv = ("Content-Type", "text/csv")
        let json = try await send([csv], "subject_id,service_model_ref\n1234,N-1\n8,\n")
        #expect(json.field("Content-Type") == "application/json")
        #expect(
            surface.store.noted(\.expected)
                == [ExpectedSubject(number: 1_234, ref: "N-1"), ExpectedSubject(number: 8)]
        )
        let lines = [("Content-Type", "application/x-ndjson"), ("Accept", "text/csv;q=1, */*")]
        let table = try await send(lines, #"{"subject_id":8}"#)
        #expect(table.field("Content-Type") == "text/csv; charset=utf-8; header=present")
        #expect(table.text.hasSuffix("missing,8,,,\r\nfailed,1234,7,N-1,'=locked\r\n"))
        #expect(surface.store.noted(\.expected) == [ExpectedSubject(number: 8)])
    }

    @Test func `a set that is not understood is not compared`() async throws {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(
            .post,
            Self.reconcile,
            fields: [("Content-Type", "text/csv")],
            body: "8\nx\n"
        )
        #expect(answer.status == 400)
        #expect(
            try answer.json["detail"] as? String
                == "Line 2: subject_id must be a whole number from 1. Nothing was compared."
        )
        #expect(surface.store.questions.isEmpty)
    }

    @Test func `an export goes through all pages, and each begins where the last ended`()
        async throws
    {
        let surface = try OperationsUnderTest()
        let next = ReferenceSearch.Position(lastSyncedAt: nil, id: Script.reference.id)
        let empty = ReferenceSlice(references: [], count: nil, next: next)
        surface.store.change { state in
            state.slices = [Script.slice, empty, Script.slice]
            state.slices[0].next = next
        }
        let target = "/counterpart/v1/references/export?format=ndjson&status=failed"
        let answer = try await surface.send(.get, target)
        #expect(answer.field("Content-Type") == "application/x-ndjson; charset=utf-8")
        #expect(
            answer.field("Content-Disposition") == "attachment; filename=\"references.ndjson\""
        )
        #expect(answer.field("ETag") == nil)
        let text = try await answer.streamed()
        #expect(text.split(separator: "\n").count == 2)
        #expect(surface.store.questions.count == 3)
        let search = surface.store.noted(\.search)
        #expect(search?.after == next)
        #expect(search?.filters.statuses == [.failed])
        #expect(search?.limit == 200)
    }

    @Test func `an export of nothing has its header all the same`() async throws {
        let surface = try OperationsUnderTest()
        surface.store.change { state in
            state.slices = [ReferenceSlice(references: [], count: 0, next: nil)]
        }
        let answer = try await surface.send(.get, "/counterpart/v1/references/export?format=csv")
        let text = try await answer.streamed()
        #expect(text.hasPrefix("id,subject_type,subject_id,"))
        #expect(text.hasSuffix(",cause_id\r\n"))
    }

    @Test func `events begin with the version of the account`() async throws {
        let surface = try OperationsUnderTest()
        surface.store.change { $0.version = 42 }
        let answer = try await surface.send(.get, "/counterpart/v1/events")
        #expect(answer.field("Content-Type") == "text/event-stream")
        let stream = try #require(answer.response.stream)
        #expect(stream.isEndless)
        let pieces = Pieces()
        let take: @Sendable (Bytes) async throws -> Void = { await pieces.add($0.text) }
        // The clock of this surface stops after the first second.
        await #expect(throws: CancellationError.self) { try await stream.forEach(take) }
        #expect(await pieces.text == "event: change\ndata: {\"version\":42}\n\n")
    }
}
