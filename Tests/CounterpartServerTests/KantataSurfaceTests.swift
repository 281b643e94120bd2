import Counterpart
import CounterpartAPI
import CounterpartHTTPServer
import CounterpartSQLiteStore
import CounterpartServer
import CounterpartWire
import Testing

/// What the surface does beyond parsing and rendering: who may, what is where, and what is new.
@Suite struct KantataSurfaceTests {
    private static let whole = #"""
        "subject_type":"Invoice","subject_id":7,"service_name":"netsuite",
        "service_model":"Invoice","service_model_ref":"N-1"
        """#

    @Test(arguments: [
        "/api/v1/external_references?subject_type=Invoice", "/api/v1/nothing", "/api/v1/users/me",
        "/api/v1/external_references?subject_type=%zz",
    ])
    func `a request without a token gets 401, whatever it asks for`(_ target: String) async throws {
        let surface = try await SurfaceUnderTest()
        let answer = await surface.send(.get, target, authorization: nil)
        #expect(answer.status == 401)
        #expect(
            answer.text == #"{"errors":[{"type":"oauth","message":"Invalid OAuth 2 Request"}]}"#
        )
    }

    private func status(of surface: SurfaceUnderTest, to authorization: String) async -> Int {
        await surface.send(.get, "/api/v1/users/me", authorization: authorization).status
    }

    @Test(arguments: ["Bearer", "Bearer ", "Basic abc", "Bearer nope", "Token token=abc"])
    func `a credential that is none gets 401`(_ authorization: String) async throws {
        let surface = try await SurfaceUnderTest()
        #expect(await status(of: surface, to: authorization) == 401)
    }

    @Test(arguments: ["Bearer ", "bearer ", "BEARER ", "Bearer   "])
    func `the scheme of a credential may have any letter case, and blanks behind it`(
        _ scheme: String
    ) async throws {
        let surface = try await SurfaceUnderTest()
        #expect(await status(of: surface, to: scheme + surface.secret) == 200)
    }

    @Test(arguments: ["", "Bearer", "Bearer\t", "Bearers ", "Beare ", "@earer ", "Token "])
    func `a secret with another scheme gets 401`(_ scheme: String) async throws {
        let surface = try await SurfaceUnderTest()
        #expect(await status(of: surface, to: scheme + surface.secret) == 401)
    }

    @Test func `a token that has expired gets 401, and one that expires later does not`()
        async throws
    {
        let expired = try await SurfaceUnderTest(expiresAt: SurfaceUnderTest.now)
        #expect(await expired.send(.get, "/api/v1/users/me").status == 401)
        let later = Timestamp(secondsSinceEpoch: SurfaceUnderTest.now.secondsSinceEpoch + 1)
        let valid = try await SurfaceUnderTest(expiresAt: later)
        #expect(await valid.send(.get, "/api/v1/users/me").status == 200)
    }

    @Test func `a read token reads, and its writes get 403 and change nothing`() async throws {
        let surface = try await SurfaceUnderTest(scope: .read)
        #expect(await surface.write(Self.whole).status == 403)
        #expect(await surface.send(.delete, "/api/v1/external_references/1").status == 403)
        #expect(try await surface.list("subject_type=Invoice").meta == [0, 0, 0, 20])
    }

    @Test func `the ledger names the token and the request of each write`() async throws {
        let surface = try await SurfaceUnderTest()
        _ = await surface.write(Self.whole)
        _ = await surface.send(.delete, "/api/v1/external_references/1")
        let attempts = try await surface.store.attempts(
            in: surface.account,
            before: nil,
            limit: 10
        ).attempts
        #expect(attempts.map(\.kind) == [.deleted, .created])
        let tokens = try await surface.store.tokens(of: surface.account)
        #expect(attempts.allSatisfy { $0.author.tokenID == tokens[0].id })
        #expect(attempts.allSatisfy { $0.author.label == tokens[0].label })
        #expect(attempts.allSatisfy { $0.author.requestID?.isEmpty == false })
        #expect(attempts.allSatisfy { $0.at == SurfaceUnderTest.now })
    }

    @Test func `create_or_update creates, updates and answers 200 both times`() async throws {
        let surface = try await SurfaceUnderTest()
        let created = await surface.write(Self.whole)
        #expect(created.status == 200)
        #expect(try created.ids == [1])
        let updated = await surface.write(#"\#(Self.whole),"status":"failed""#)
        #expect(updated.status == 200)
        #expect(try updated.ids == [1])
        #expect(try updated.reference(1)["status"] as? String == "failed")
        #expect(try await surface.list("subject_type=Invoice").meta == [1, 1, 1, 20])
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, "/api/v1/external_references"),
        (.put, "/api/v1/external_references/1"), (.get, "/api/v1/external_references/1/more"),
        (.delete, "/api/v1/external_references"), (.get, "/api/v2/external_references"),
        (.get, "/"), (.get, "/api/v1"), (.get, "/api/v1/external_references/create_or_update"),
        (.get, "/api/v1/external_references/0x1"), (.get, "/api/v1/external_references/99"),
    ])
    func `what nothing answers to gets 404`(
        _ method: HTTPRequest.Method,
        _ path: String
    ) async throws {
        let surface = try await SurfaceUnderTest()
        let answer = await surface.send(method, path)
        #expect(answer.status == 404)
        #expect(try answer.errors == ["system"])
    }

    @Test(arguments: ["", ".json", ".JSON", "/"])
    func `a reference is shown and deleted by its id, with any suffix`(
        _ suffix: String
    ) async throws {
        let surface = try await SurfaceUnderTest()
        _ = await surface.write(Self.whole)
        let path = "/api/v1/external_references/1\(suffix)"
        #expect(try await surface.send(.get, path).ids == [1])
        let deleted = await surface.send(.delete, path)
        #expect(deleted.status == 204)
        #expect(deleted.text.isEmpty)
        #expect(await surface.send(.get, path).status == 404)
        #expect(await surface.send(.delete, path).status == 404)
    }

    @Test func `an id is never given out again`() async throws {
        let surface = try await SurfaceUnderTest()
        _ = await surface.write(Self.whole)
        _ = await surface.send(.delete, "/api/v1/external_references/1")
        #expect(try await surface.write(Self.whole).ids == [2])
    }

    @Test func `a list that did not change answers 304 to its entity tag, and 200 after a write`()
        async throws
    {
        let surface = try await SurfaceUnderTest()
        _ = await surface.write(Self.whole)
        let target = "/api/v1/external_references?subject_type=Invoice"
        let first = await surface.send(.get, target)
        let tag = try #require(first.field("ETag"))
        #expect(tag.hasPrefix("W/\""))
        let same = await surface.send(.get, target, fields: [("If-None-Match", "W/\"x\", \(tag)")])
        #expect(same.status == 304)
        // The HTTP server sends its length alone.
        #expect(same.text == first.text)
        #expect(same.field("ETag") == tag)
        _ = await surface.write(#"\#(Self.whole),"external_status":"Paid""#)
        let changed = await surface.send(.get, target, fields: [("If-None-Match", tag)])
        #expect(changed.status == 200)
        #expect(changed.field("ETag") != tag)
    }

    @Test func `a wider identity keeps several references of one subject and service`() async throws
    {
        let narrow = try await SurfaceUnderTest(identity: .serviceName)
        let wide = try await SurfaceUnderTest(identity: .serviceModelRef)
        for surface in [narrow, wide] {
            for ref in ["N-1", "N-2"] {
                _ = await surface.write(Self.whole.replacing("N-1", with: ref))
            }
        }
        #expect(try await narrow.list("subject_type=Invoice").meta[0] == 1)
        #expect(try await wide.list("subject_type=Invoice").meta[0] == 2)
    }

    @Test func `another account's references do not exist`() async throws {
        let surface = try await SurfaceUnderTest()
        _ = await surface.write(Self.whole)
        let authorization = try await surface.secondAccount()
        let path = "/api/v1/external_references/1"
        #expect(await surface.send(.get, path, authorization: authorization).status == 404)
        #expect(await surface.send(.delete, path, authorization: authorization).status == 404)
        let list = await surface.send(
            .get,
            "/api/v1/external_references?subject_type=Invoice&only=1",
            authorization: authorization
        )
        #expect(try list.ids.isEmpty)
        #expect(await surface.send(.get, path).status == 200)
    }

    @Test func `too many requests get 429 with the time to wait, and other tokens none`()
        async throws
    {
        let surface = try await SurfaceUnderTest(rateLimit: RateLimit(requestsPerMinute: 2))
        #expect(await surface.send(.get, "/api/v1/users/me").status == 200)
        #expect(await surface.send(.get, "/api/v1/users/me").status == 200)
        let refused = await surface.send(.get, "/api/v1/users/me")
        #expect(refused.status == 429)
        #expect(refused.field("Retry-After") == "60")
        // So that the log tells who asks too often.
        #expect(refused.response.account == "acme")
    }

    @Test func `users/me is a user that stands for the token`() async throws {
        let surface = try await SurfaceUnderTest()
        let answer = await surface.send(.get, "/api/v1/users/me.json")
        #expect(answer.status == 200)
        #expect(try answer.ids == [1])
        let users = try #require(try answer.json["users"] as? [String: [String: Any]])
        #expect(users["1"]?["full_name"] as? String == "tests")
        #expect(users["1"]?["id"] as? String == "1")
    }

    @Test func `times are written in the zone of the server`() async throws {
        let zone = try #require(WireTimeZone(named: "America/Los_Angeles"))
        let surface = try await SurfaceUnderTest(zone: zone)
        let answer = await surface.write(Self.whole)
        #expect(try answer.reference(1)["created_at"] as? String == "2025-12-31T16:00:00-08:00")
    }
}
