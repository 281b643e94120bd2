import CounterpartAPI
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartServer
import Testing

/// Which part of the server answers where.
@Suite struct SurfacesTests {
    private func send(_ path: String) async throws -> Answer {
        let kantata = try await SurfaceUnderTest()
        let surfaces = Surfaces(
            kantata: kantata.surface,
            operations: try OperationsUnderTest().surface,
            page: { $0.path == "/" ? HTTPResponse(status: 200) : nil }
        )
        let request = HTTPRequest(method: .get, path: path)
        return Answer(await surfaces.respond(to: request))
    }

    @Test(arguments: [
        "/counterpart/v1", "/counterpart/v1/summary", "/counterpart/v1/nothing",
        "/counterpart/v1/references/%zz",
    ])
    func `our own paths are answered with problems`(_ path: String) async throws {
        let answer = try await send(path)
        #expect(answer.status == 401)
        #expect(answer.field("Content-Type") == "application/problem+json")
    }

    @Test func `the document and the page are answered to anyone`() async throws {
        #expect(try await send("/openapi.json").status == 200)
        #expect(try await send("/").status == 200)
    }

    @Test(arguments: ["/api/v1/users/me", "/api/v1/nothing"])
    func `Kantata's paths are answered as Kantata does`(_ path: String) async throws {
        let answer = try await send(path)
        #expect(answer.status == 401)
        #expect(try answer.errors == ["oauth"])
    }

    @Test(arguments: ["/nothing", "/counterpart", "/counterpart/v10/summary", "/api", "*"])
    func `all else is nowhere`(_ path: String) async throws {
        let answer = try await send(path)
        #expect(answer.status == 404)
        #expect(try answer.errors == ["system"])
    }

    @Test(arguments: [
        (413, "too-large"), (414, "too-large"), (431, "too-large"), (400, "invalid-request"),
        (501, "method-not-allowed"), (503, "unavailable"),
    ])
    func `what the HTTP server refuses is told in the words of the surface`(
        _ status: Int,
        _ problem: String
    ) throws {
        let reason = "The request body is too large"
        let ours = Surfaces.refusal(status, reason, path: "/counterpart/v1/reconcile")
        #expect(ours.status == status)
        #expect(try Answer(ours).problem == problem)
        #expect(try Answer(ours).json["detail"] as? String == "\(reason).")
        #expect(try Answer(ours).json["status"] as? Int == status)
        for path in ["", "/api/v1/invoices", "/"] {
            let theirs = Surfaces.refusal(status, reason, path: path)
            #expect(theirs.body.text == KantataResponse.refusal(status, reason).body.text)
        }
    }
}
