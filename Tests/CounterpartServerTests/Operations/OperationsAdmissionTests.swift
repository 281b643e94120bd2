import Counterpart
import CounterpartAPI
import CounterpartHTTPServer
import Testing

/// Who may, and how often.
@Suite struct OperationsAdmissionTests {
    @Test(arguments: Sample.closed)
    func `without a valid token everything is 401, and the store is not asked`(
        _ sample: Sample
    ) async throws {
        let surface = try OperationsUnderTest()
        for authorization in [nil, "Bearer nope", "Bearer", "Basic cp_secret"] {
            let answer = try await surface.send(sample, authorization: authorization)
            #expect(answer.status == 401)
            #expect(answer.field("WWW-Authenticate") == "Bearer")
            #expect(try answer.problem == "unauthorized")
        }
        #expect(surface.store.questions.isEmpty)
    }

    @Test func `a token that has expired is none`() async throws {
        let surface = try OperationsUnderTest(expiresAt: Script.now)
        #expect(try await surface.send(.get, "/counterpart/v1/session").status == 401)
        let body = #"{"token":"cp_secret"}"#
        let signIn = try await surface.send(.post, "/counterpart/v1/session", body: body)
        #expect(signIn.status == 401)
        #expect(signIn.field("Set-Cookie") == nil)
    }

    private static let needs: [String: Token.Scope] = [
        "annotateCause": .write, "keepPromise": .write, "dropPromise": .write,
        "listTokens": .admin, "createToken": .admin, "revokeToken": .admin,
    ]

    @Test(arguments: Sample.closed, Token.Scope.allCases)
    func `a scope allows what it is for, and 403 is all that the others get`(
        _ sample: Sample,
        _ scope: Token.Scope
    ) async throws {
        let surface = try OperationsUnderTest(scope: scope)
        let needed = Self.needs["\(sample.route)"] ?? .read
        let answer = try await surface.send(sample)
        if scope >= needed {
            #expect(answer.status < 300)
        } else {
            #expect(answer.status == 403)
            #expect(try answer.problem == "forbidden")
            #expect(surface.store.questions.isEmpty)
        }
    }

    @Test(arguments: Sample.closed)
    func `the store is asked about the token's account alone`(_ sample: Sample) async throws {
        let surface = try OperationsUnderTest()
        _ = try await surface.send(sample, authorization: "Bearer cp_other")
        #expect(surface.store.questions.allSatisfy { $0.account == Script.other.id })
    }

    @Test func `another account's token cannot be revoked, and is not told of`() async throws {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(.delete, "/counterpart/v1/tokens/2")
        #expect(answer.status == 404)
        let listed = try await surface.send(.get, "/counterpart/v1/tokens")
        let tokens = try #require(try listed.json["tokens"] as? [[String: Any]])
        #expect(tokens.map { $0["id"] as? String } == ["1"])
        #expect(tokens[0]["current"] as? Bool == true)
        let session = "/counterpart/v1/session"
        #expect(
            try await surface.send(.get, session, authorization: "Bearer cp_other").status == 200
        )
    }

    @Test func `a token is made once, told once, used and revoked`() async throws {
        let surface = try OperationsUnderTest()
        let body = #"{"label":"night","scope":"write","expires_in_seconds":60}"#
        let made = try await surface.send(.post, "/counterpart/v1/tokens", body: body)
        #expect(made.status == 201)
        #expect(
            made.text == #"""
                {"token":{"id":"3","label":"night","scope":"write",\#
                "created_at":"2026-01-01T00:00:00Z","expires_at":"2026-01-01T00:01:00Z",\#
                "last_used_at":null,"current":false},"secret":"cp_new"}
                """#
        )
        #expect(made.field("Cache-Control") == "no-store")
        let session = "/counterpart/v1/session"
        let used = try await surface.send(.get, session, authorization: "Bearer cp_new")
        #expect(
            used.text == #"{"account":"acme","scope":"write","label":"night","version":"1.2.3"}"#
        )
        #expect(try await surface.send(.delete, "/counterpart/v1/tokens/3").status == 204)
        #expect(try await surface.send(.get, session, authorization: "Bearer cp_new").status == 401)
        #expect(try await surface.send(.delete, "/counterpart/v1/tokens/3").status == 404)
    }

    @Test func `with a limit, every answer to a token says how much is left`() async throws {
        let surface = try OperationsUnderTest(rateLimit: RateLimit(requestsPerMinute: 2))
        func fields(_ answer: Answer) -> [String?] {
            ["RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"]
                .map(answer.field)
        }
        let first = try await surface.send(.get, "/counterpart/v1/summary")
        #expect(fields(first) == ["2", "1", "60", nil])
        let second = try await surface.send(.get, "/counterpart/v1/nothing")
        #expect(second.status == 404)
        #expect(fields(second) == ["2", "0", "60", nil])
        let third = try await surface.send(.get, "/counterpart/v1/summary")
        #expect(third.status == 429)
        #expect(try third.problem == "too-many-requests")
        #expect(fields(third) == ["2", "0", "60", "60"])
        let signIn = try await surface.send(
            .post,
            "/counterpart/v1/session",
            body: #"{"token":"cp_secret"}"#
        )
        #expect(signIn.status == 429)
        #expect(signIn.field("Set-Cookie") == nil)
        let other = try await surface.send(
            .get,
            "/counterpart/v1/summary",
            authorization: "Bearer cp_other"
        )
        #expect(other.status == 200)
    }

    @Test func `without a limit nothing is said of one`() async throws {
        let answer = try await OperationsUnderTest().send(.get, "/counterpart/v1/summary")
        #expect(!answer.response.fields.contains { $0.name.hasPrefix("RateLimit") })
    }

    @Test func `a request of this process needs no secret and knows no limit, but a scope`()
        async throws
    {
        let surface = try OperationsUnderTest(rateLimit: RateLimit(requestsPerMinute: 1))
        let token = Token(
            id: Token.ID(rawValue: 0),
            account: Script.other,
            label: "why",
            scope: .read,
            createdAt: Script.now,
            expiresAt: nil
        )
        let target = "/counterpart/v1/why/Invoice/1234"
        for _ in 1...3 {
            let request = OperationsUnderTest.request(.get, target)
            #expect(await surface.surface.respond(to: request, as: token).status == 200)
        }
        #expect(surface.store.questions.allSatisfy { $0.account == Script.other.id })
        let admin = OperationsUnderTest.request(.get, "/counterpart/v1/tokens")
        #expect(await surface.surface.respond(to: admin, as: token).status == 403)
    }
}
