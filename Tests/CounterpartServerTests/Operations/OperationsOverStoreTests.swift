import Counterpart
import CounterpartAPI
import CounterpartHTTPServer
import CounterpartServer
import Testing

/// The operations surface over a real store, beside the surface that writes to it.
@Suite struct OperationsOverStoreTests {
    private let kantata: SurfaceUnderTest
    private let operations: OperationsSurface
    private let mine: String
    private let theirs: String

    /// An account with one failing reference of an invoice, and one with nothing.
    init() async throws {
        let kantata = try await SurfaceUnderTest()
        self.kantata = kantata
        operations = OperationsSurface(over: kantata.store, version: "1") { reason in
            Issue.record("The store was unavailable: \(reason)")
        }
        theirs = try await kantata.secondAccount()
        _ = try await kantata.store.createToken(
            TokenSecret.digest("my-secret"),
            for: kantata.account,
            label: "mine",
            scope: .admin,
            createdAt: SurfaceUnderTest.now,
            expiresAt: nil
        )
        mine = "Bearer my-secret"
        #expect(await kantata.write(Self.reference("failed")).status == 200)
    }

    private static func reference(_ status: String) -> String {
        #"""
        "subject_type":"Invoice","subject_id":7,"service_name":"netsuite",
        "service_model":"Invoice","service_model_ref":"N-1","status":"\#(status)",
        "external_message":"Record 5 is locked"
        """#
    }

    private func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ authorization: String,
        body: String = ""
    ) async -> Answer {
        let request = OperationsUnderTest.request(
            method,
            "/counterpart/v1/\(path)",
            [],
            body,
            authorization
        )
        return Answer(await operations.respond(to: request))
    }

    /// What names a thing of one account, and what is found there.
    private static let things = [
        "references/1", "references/1/attempts", "causes/1", "causes/1/references",
        "causes/1/facets",
    ]

    @Test(arguments: things)
    func `what an account has is there for it, and nowhere for another`(
        _ path: String
    ) async throws {
        #expect(await send(.get, path, mine).status == 200)
        #expect(await send(.get, path, theirs).status == 404)
    }

    @Test func `another account neither finds, notes nor revokes anything`() async throws {
        for (path, member) in [("references", "references"), ("causes", "causes")] {
            #expect(try await send(.get, path, mine).json["count"] as? Int == 1)
            let found = try await send(.get, path, theirs).json
            #expect(found["count"] as? Int == 0)
            #expect((found[member] as? [Any])?.isEmpty == true)
        }
        let attempts = try await send(.get, "attempts", theirs).json["attempts"] as? [Any]
        #expect(attempts?.isEmpty == true)
        let why = try await send(.get, "why/Invoice/7", theirs).json
        #expect((why["services"] as? [Any])?.isEmpty == true)
        let refs = #"{"subjects":[{"subject_type":"Invoice","subject_id":7}]}"#
        let found = await send(.post, "lookup", theirs, body: refs)
        #expect(found.text.hasSuffix(#""references":[]}]}"#))
        let note = #"{"note":"x"}"#
        #expect(await send(.patch, "causes/1", theirs, body: note).status == 404)
        #expect(try await send(.get, "causes/1", mine).json["cause"] is [String: Any])
        #expect(await send(.delete, "tokens/1", theirs).status == 404)
        #expect(await send(.get, "references?cause=1", theirs).text.contains(#""count":0"#))
    }

    @Test func `a write is seen by the next question, whatever was kept`() async throws {
        for path in ["references?status=failed", "causes/1/references", "services"] {
            for _ in 1...3 { #expect(await send(.get, path, mine).status == 200) }
        }
        #expect(await kantata.write(Self.reference("successful")).status == 200)
        let failing = try await send(.get, "references?status=failed", mine).json
        #expect(failing["count"] as? Int == 0)
        let members = try await send(.get, "causes/1/references", mine).json
        #expect((members["references"] as? [Any])?.isEmpty == true)
        #expect(await send(.get, "services", mine).text.contains(#""successful":1,"failed":0"#))
        let cause = try #require(
            try await send(.get, "causes/1", mine).json["cause"] as? [String: Any]
        )
        #expect(cause["state"] as? String == "resolved")
        let attempts = try #require(
            try await send(.get, "references/1/attempts", mine).json["attempts"] as? [[String: Any]]
        )
        #expect(attempts.map { $0["kind"] as? String } == ["updated", "created"])
        let author = try #require(attempts[0]["token"] as? [String: Any])
        #expect(author["label"] as? String == "tests")
        #expect(attempts[0]["request_id"] as? String == "test")
    }

    @Test func `the figures of the system are those of the account`() async throws {
        let mine = try await send(.get, "system", mine).json
        let theirs = try await send(.get, "system", theirs).json
        func database(_ system: [String: Any]) throws -> [String: Int] {
            try #require(system["database"] as? [String: Int])
        }
        #expect(try database(mine)["references"] == 1)
        #expect(try database(mine)["attempts"] == 1)
        #expect(try database(theirs)["references"] == 0)
        #expect(try database(theirs)["attempts"] == 0)
        #expect(try database(mine)["bytes"] ?? 0 > 0)
        let ledger = try #require(mine["ledger"] as? [String: Any])
        #expect(ledger["sequence"] as? Int == 1)
        #expect((ledger["head"] as? String)?.count == 64)
    }
}
