import CounterpartAPI
import CounterpartHTTPServer
import Testing

/// The cookie of a browser.
@Suite struct SessionCookieTests {
    private static let session = "/counterpart/v1/session"
    private static let cookie = ("Cookie", "a=b; counterpart_session=cp_secret; c=d")

    @Test func `signing in keeps the secret in a cookie that scripts cannot read`() async throws {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(
            .post,
            Self.session,
            body: #"{"token":"cp_secret"}"#,
            authorization: nil
        )
        #expect(answer.status == 200)
        #expect(
            answer.text == #"{"account":"acme","scope":"admin","label":"tests","version":"1.2.3"}"#
        )
        #expect(
            answer.field("Set-Cookie")
                == "counterpart_session=cp_secret; Path=/; HttpOnly; SameSite=Strict"
        )
        #expect(answer.field("Cache-Control") == "no-store")
    }

    @Test func `over HTTPS the cookie is kept for HTTPS`() async throws {
        let answer = try await OperationsUnderTest().send(
            .post,
            Self.session,
            fields: [("X-Forwarded-Proto", "https")],
            body: #"{"token":"cp_secret"}"#,
            authorization: nil
        )
        #expect(answer.field("Set-Cookie")?.hasSuffix("; SameSite=Strict; Secure") == true)
    }

    @Test(arguments: [
        (#"{"token":"nope"}"#, 401), (#"{"token":""}"#, 400), ("{}", 400), ("cp_secret", 400),
    ])
    func `who has no token is not signed in`(_ body: String, _ status: Int) async throws {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(.post, Self.session, body: body, authorization: nil)
        #expect(answer.status == status)
        #expect(answer.field("Set-Cookie") == nil)
    }

    @Test(arguments: ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])
    func `a form of another site cannot sign anybody in`(_ type: String) async throws {
        let answer = try await OperationsUnderTest().send(
            .post,
            Self.session,
            fields: [("Content-Type", type)],
            body: #"{"token":"cp_secret"}"#,
            authorization: nil
        )
        #expect(answer.status == 400)
        #expect(answer.field("Set-Cookie") == nil)
    }

    @Test func `the cookie is as good as the token for reads`() async throws {
        let surface = try OperationsUnderTest()
        func status(_ fields: [(String, String)]) async throws -> Int {
            try await surface.send(.get, Self.session, fields: fields, authorization: nil).status
        }
        #expect(try await status([Self.cookie]) == 200)
        #expect(try await status([Self.cookie, ("Sec-Fetch-Site", "cross-site")]) == 200)
        #expect(try await status([("Cookie", "x_counterpart_session=cp_secret")]) == 401)
        #expect(try await status([("Cookie", "counterpart_session=")]) == 401)
        #expect(try await status([("Cookie", "counterpart_session=nope")]) == 401)
        #expect(try await status([Self.cookie, ("Authorization", "Bearer nope")]) == 401)
    }

    static let allowed: [[(String, String)]] = [
        [("Sec-Fetch-Site", "same-origin")], [("Sec-Fetch-Site", "none")],
        [("Host", "h:8080"), ("Origin", "http://h:8080")],
        [("Host", "H.example"), ("Origin", "https://h.EXAMPLE")],
        [("Sec-Fetch-Site", "same-origin"), ("Host", "a"), ("Origin", "http://b")],
    ]
    static let refused: [[(String, String)]] = [
        [], [("Sec-Fetch-Site", "same-site")], [("Sec-Fetch-Site", "cross-site")],
        [("Sec-Fetch-Site", "")], [("Host", "h"), ("Origin", "http://h:8080")],
        [("Host", "h")], [("Origin", "http://h")], [("Host", "h"), ("Origin", "null")],
        [("Host", "h"), ("Origin", "http://h.evil")], [("Host", "h"), ("Origin", "h")],
        [("Sec-Fetch-Site", "cross-site"), ("Host", "h"), ("Origin", "http://h")],
    ]

    @Test(arguments: Sample.writes.filter { $0.route != .signIn }, allowed.indices)
    func `with the cookie, a page of this server may change something`(
        _ sample: Sample,
        _ index: Int
    ) async throws {
        let fields = [Self.cookie] + Self.allowed[index]
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(sample, fields: fields, authorization: nil)
        #expect([200, 201, 204].contains(answer.status))
    }

    @Test(arguments: Sample.writes.filter { $0.route != .signIn }, refused.indices)
    func `with the cookie, no page of another site may change anything`(
        _ sample: Sample,
        _ index: Int
    ) async throws {
        let surface = try OperationsUnderTest()
        let fields = [Self.cookie] + Self.refused[index]
        let answer = try await surface.send(sample, fields: fields, authorization: nil)
        #expect(answer.status == 403)
        #expect(try answer.problem == "forbidden")
        #expect(surface.store.questions.isEmpty)
    }

    @Test func `with a token in the field, it does not matter which page asks`() async throws {
        let answer = try await OperationsUnderTest().send(
            .patch,
            "/counterpart/v1/causes/5",
            fields: [("Sec-Fetch-Site", "cross-site")],
            body: "{}"
        )
        #expect(answer.status == 200)
    }

    @Test func `signing out clears the cookie, also one that is no longer valid`() async throws {
        let surface = try OperationsUnderTest()
        for cookie in ["counterpart_session=cp_secret", "counterpart_session=nope"] {
            let answer = try await surface.send(
                .delete,
                Self.session,
                fields: [("Cookie", cookie), ("Sec-Fetch-Site", "same-origin")],
                authorization: nil
            )
            #expect(answer.status == 204)
            #expect(
                answer.field("Set-Cookie")
                    == "counterpart_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict"
            )
        }
    }
}
