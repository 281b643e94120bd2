import Counterpart
import CounterpartHTTPServer
import CounterpartSQLiteStore
import CounterpartServer
import Testing

/// Answers that are kept must not outlive what they tell.
@Suite struct AnswerCacheTests {
    private static let reference = #"""
        "subject_type":"Invoice","subject_id":7,"service_name":"netsuite",
        "service_model":"Invoice","service_model_ref":"N-1"
        """#

    enum Write: String, CaseIterable, Sendable, CustomTestStringConvertible {
        case update, deletion, subject, subjectUpdate, subjectDeletion, importing

        var testDescription: String { rawValue }
    }

    @Test(arguments: Write.allCases)
    func `a list that was kept is made anew after any write`(_ write: Write) async throws {
        let surface = try await SurfaceUnderTest()
        _ = await surface.write(Self.reference)
        if [.subjectUpdate, .subjectDeletion].contains(write) {
            _ = await surface.send(
                .post,
                "/api/v1/invoices",
                fields: json,
                body: #"{"invoice":{"id":7}}"#
            )
        }
        let before = await polled(surface)
        switch write {
        case .update:
            _ = await surface.write(#"\#(Self.reference),"status":"failed""#)
        case .deletion:
            _ = await surface.send(.delete, "/api/v1/external_references/1")
        case .subject:
            _ = await surface.send(
                .post,
                "/api/v1/invoices",
                fields: json,
                body: #"{"invoice":{"id":7}}"#
            )
        case .subjectUpdate:
            let body = #"{"invoice":{"title":"new"}}"#
            _ = await surface.send(.put, "/api/v1/invoices/7", fields: json, body: body)
        case .subjectDeletion:
            _ = await surface.send(.delete, "/api/v1/invoices/7")
        case .importing:
            let subject = Subject(
                id: Subject.ID(type: .invoice, number: 7),
                attributes: #"{"a":1}"#
            )
            try await surface.take([.subject(subject)])
        }
        let after = await polled(surface)
        #expect(after.text != before.text)
        #expect(after.field("ETag") != before.field("ETag"))
    }

    @Test func `another account's list is not answered with`() async throws {
        let surface = try await SurfaceUnderTest()
        _ = await surface.write(Self.reference)
        let other = try await surface.store.createAccount(
            named: "other",
            identity: .serviceName,
            at: SurfaceUnderTest.now
        )
        _ = try await surface.store.createToken(
            TokenSecret.digest("secret"),
            for: other,
            label: nil,
            scope: .read,
            createdAt: SurfaceUnderTest.now,
            expiresAt: nil
        )
        let target = "/api/v1/external_references?subject_type=Invoice&include=subject"
        #expect(try await polled(surface).ids == [1])
        let answer = await surface.send(.get, target, authorization: "Bearer secret")
        #expect(try answer.ids.isEmpty)
    }

    private let json = [("Content-Type", "application/json")]

    /// The list when it is asked for the third time, so that it is kept.
    private func polled(_ surface: SurfaceUnderTest) async -> Answer {
        let query = "subject_type=Invoice&include=subject"
        _ = await surface.list(query)
        _ = await surface.list(query)
        return await surface.list(query)
    }
}
