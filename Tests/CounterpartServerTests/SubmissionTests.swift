import Counterpart
import CounterpartHTTPServer
import Testing

/// Submissions: two collections of one type, with what can be done to them (contract §6).
@Suite struct SubmissionTests {
    private let json = [("Content-Type", "application/json")]

    private func permissions(_ answer: Answer, _ name: String) throws -> [Bool?] {
        let object = try answer.object(name, 1)
        let permissions = try #require(object["permissions"] as? [String: Bool])
        return ["can_cancel", "can_approve", "can_reject", "can_resubmit"]
            .map { permissions["\($0)_submission"] }
    }

    @Test(arguments: SubmissionKind.allCases)
    func `a submission is approved, rejected and cancelled, and says what may follow`(
        _ kind: SubmissionKind
    ) async throws {
        let surface = try await SurfaceUnderTest()
        let collection = try #require(SubjectCollection.all.first { $0.submissionKind == kind })
        let path = "/api/v1/\(collection.name)"
        let body = #"{"\#(collection.root)":{"title":"May","type":"other"}}"#
        let created = await surface.send(.post, path, fields: json, body: body)
        let object = try created.object(collection.name, 1)
        #expect(object["type"] as? String == kind.rawValue)
        #expect(object["status"] as? String == "pending")
        #expect(try permissions(created, collection.name) == [true, true, true, false])

        let approved = await surface.send(.put, "\(path)/1/approve.json")
        #expect(approved.status == 200)
        #expect(approved.response.route == "\(path)/{id}/approve")
        #expect(try permissions(approved, collection.name) == [false, false, true, false])

        let rejected = await surface.send(
            .put,
            "\(path)/1/reject",
            fields: [("Content-Type", "application/x-www-form-urlencoded")],
            body: "resolution%5Bdescription%5D=no+receipt"
        )
        let answer = try rejected.object(collection.name, 1)
        #expect(answer["status"] as? String == "rejected")
        #expect(answer["resolution_description"] as? String == "no receipt")
        #expect(answer["current_resolution_description"] as? String == "no receipt")
        #expect(
            answer["current_resolution_created_at_date"] as? String == "2026-01-01T00:00:00Z"
        )
        #expect(try permissions(rejected, collection.name) == [false, false, false, true])
        let cancelled = await surface.send(.put, "\(path)/1/cancel")
        #expect(try cancelled.object(collection.name, 1)["status"] as? String == "cancelled")
        #expect(await surface.send(.put, "\(path)/2/approve").status == 404)
        #expect(await surface.send(.put, "\(path)/2/reject").status == 404)
    }

    @Test(arguments: [
        (SubmissionKind.expenseReport, "expense report"), (.timesheet, "timesheet"),
    ])
    func `a lock refuses reject and cancel, and nothing else, until it is opened`(
        _ kind: SubmissionKind,
        _ noun: String
    ) async throws {
        let surface = try await SurfaceUnderTest()
        let collection = try #require(SubjectCollection.all.first { $0.submissionKind == kind })
        let path = "/api/v1/\(collection.name)"
        let nested =
            #""external_reference":{"service_name":"netsuite","service_model":"ExpenseReport","#
            + #""service_model_ref":"1","locked":"#
        func write(_ method: HTTPRequest.Method, _ path: String, isLocked: Bool) async -> Answer {
            await surface.send(
                method,
                path,
                fields: json,
                body: #"{"\#(collection.root)":{\#(nested)\#(isLocked)}}}"#
            )
        }
        let created = await write(.post, path, isLocked: true)
        #expect(try permissions(created, collection.name) == [false, true, false, false])
        #expect(try created.object(collection.name, 1)["external_reference_ids"] == nil)
        for (verb, participle) in [("reject", "rejected"), ("cancel", "cancelled")] {
            let refused = await surface.send(.put, "\(path)/1/\(verb)")
            #expect(refused.status == 422)
            #expect(
                refused.text == #"{"errors":[{"type":"validation","field":"base","message":"This "#
                    + "\(noun) is locked by an integration and cannot be \(participle)."
                    + #"","index":0}]}"#
            )
        }
        let approved = await surface.send(.put, "\(path)/1/approve")
        #expect(try permissions(approved, collection.name) == [false, false, false, false])
        let unlocked = await write(.put, "\(path)/1", isLocked: false)
        #expect(try permissions(unlocked, collection.name) == [false, false, true, false])
        #expect(await surface.send(.put, "\(path)/1/reject").status == 200)
    }

    @Test func `each collection has its own kind alone, and references have both`() async throws {
        let surface = try await SurfaceUnderTest()
        for (name, root) in [
            ("expense_report_submissions", "expense_report_submission"),
            ("timesheet_submissions", "timesheet_submission"),
        ] {
            let created = await surface.send(
                .post,
                "/api/v1/\(name)",
                fields: json,
                body: #"{"\#(root)":{"external_reference":{"service_name":"a","service_model":"b","#
                    + #""service_model_ref":"c"}}}"#
            )
            #expect(created.status == 200)
        }
        #expect(try await surface.send(.get, "/api/v1/expense_report_submissions").ids == [1])
        #expect(try await surface.send(.get, "/api/v1/timesheet_submissions").ids == [2])
        #expect(await surface.send(.get, "/api/v1/timesheet_submissions/1").status == 404)
        #expect(await surface.send(.delete, "/api/v1/timesheet_submissions/1").status == 404)
        let list = await surface.list("subject_type=Submission&include=subject")
        let submissions = try #require(try list.json["submissions"] as? [String: Any])
        #expect(submissions.keys.sorted() == ["1", "2"])
    }
}
