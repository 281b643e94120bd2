import Counterpart
import CounterpartArguments
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartSQLiteStore
import CounterpartServer
import CounterpartTestSupport
import CounterpartWire
import Testing

/// What commands ask of a database.
@Suite struct AdministrationTests {
    private let folder: TemporaryFolder
    private let store: SQLiteStore

    init() throws {
        folder = try TemporaryFolder()
        store = try SQLiteStore.opened(at: folder.file("test.db"))
    }

    /// Answers with the account and what was asked; `/fail/STATUS` with a problem.
    private static let ask: Administration.Ask = { request, account in
        var writer = ByteWriter()
        if let status = request.path.split(separator: "/").last.flatMap({ Int($0) }) {
            writer.append(
                #"{"title":"T","detail":"No.","errors":[{"parameter":"q","detail":"Is long."}]}"#
            )
            return HTTPResponse(status: status, body: writer.finish())
        }
        let body = String(decoding: request.body, as: UTF8.self)
        let type = request.fields["content-type"] ?? "-"
        writer.append(
            text:
                "\(account.name) \(request.method.rawValue) \(request.path)?\(request.query) \(type) \(body)"
        )
        return HTTPResponse(status: 200, body: writer.finish())
    }

    private func run(_ request: AdministrationRequest, input: String = "") async throws -> String {
        let administration = Administration(
            store: store,
            now: { SurfaceUnderTest.now },
            ask: Self.ask
        )
        let output = MemoryStream()
        try await administration.run(
            request,
            input: MemoryStream(Array(input.utf8)),
            output: output
        )
        return String(decoding: output.bytes, as: UTF8.self)
    }

    private func ask(
        _ target: String = "/a?b=%20",
        of account: String? = nil,
        type: String? = nil,
        _ input: String = ""
    ) async throws -> String {
        let method: HTTPRequest.Method = type == nil ? .get : .post
        return try await run(
            .ask(account: account, method: method, target: target, contentType: type),
            input: input
        )
    }

    private func makeAccount(_ name: String) async throws {
        _ = try await run(.createAccount(name: name, identity: .serviceName))
    }

    @Test func `a question is answered for the only account, or the one that is named`()
        async throws
    {
        await #expect(throws: CommandFailure.self) { try await ask() }
        try await makeAccount("acme")
        #expect(try await ask() == "acme GET /a?b=%20 - ")
        try await makeAccount("zeta")
        #expect(try await ask(of: "zeta") == "zeta GET /a?b=%20 - ")
        let failure = await #expect(throws: CommandFailure.self) { try await ask() }
        #expect(failure?.description == "choose an account with --account: acme, zeta")
        #expect(failure?.exitCode == 64)
        await #expect(throws: CommandFailure.self) { try await ask(of: "nobody") }
    }

    @Test func `the input is the body, if the question has one`() async throws {
        try await makeAccount("acme")
        #expect(try await ask(type: "text/csv", "1\n2") == "acme POST /a?b=%20 text/csv 1\n2")
        #expect(try await ask("/a", "1\n2") == "acme GET /a? - ")
    }

    @Test(
        arguments: [
            (400, 65), (404, 1), (403, 1), (413, 65), (429, 69), (500, 69), (503, 69),
        ] as [(Int, Int32)]
    )
    func `a problem fails in its own words`(_ status: Int, _ exitCode: Int32) async throws {
        try await makeAccount("acme")
        let failure = await #expect(throws: CommandFailure.self) {
            try await ask("/fail/\(status)")
        }
        #expect(failure?.description == "No.; q: Is long.")
        #expect(failure?.exitCode == exitCode)
    }

    @Test func `an answer that is no problem is told by its status`() {
        let failure = CommandFailure(status: 502, body: Array("<html>".utf8))
        #expect(failure?.description == "the server answered 502")
        #expect(CommandFailure(status: 302, body: []) != nil)
        #expect(CommandFailure(status: 204, body: []) == nil)
    }

    @Test func `a target that is none is asked of nobody`() async throws {
        try await makeAccount("acme")
        await #expect(throws: CommandFailure.self) { try await ask("no path") }
    }

    @Test func `a chain is walked for one account or all, and told as text or as JSON`()
        async throws
    {
        try await makeAccount("acme")
        try await makeAccount("zeta")
        var draft = ReferenceDraft()
        draft.subjectType = .known(.invoice)
        draft.subjectNumber = 7
        draft.serviceName = "netsuite"
        draft.serviceModel = .set("invoice")
        draft.serviceModelRef = .set("N-1")
        let account = try await store.account(named: "acme")
        _ = try await store.upsert(
            draft,
            in: account,
            at: SurfaceUnderTest.now,
            by: Author(),
            includesSubjects: false
        )
        let report = try await store.verifyAttempts(in: account)
        let head = report.head.map { byte in
            String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
        }.joined()
        #expect(head.count == 64)
        let text = try await run(.verify(account: nil, isJSON: false))
        #expect(
            text == """
                acme: whole from attempt 1 to 1
                    head \(head)
                zeta: no attempts

                """
        )
        let json = try await run(.verify(account: "acme", isJSON: true))
        #expect(
            json
                == #"{"accounts":[{"account":"acme","attempts":1,"first":1,"last":1,"head":"\#(head)","#
                + "\"first_break\":null}]}\n"
        )
        await #expect(throws: CommandFailure.self) {
            try await run(.verify(account: "nobody", isJSON: false))
        }
    }

    @Test(
        arguments: [
            .ask(account: nil, method: .get, target: "/a?b", contentType: nil),
            .ask(account: "a", method: .post, target: "/a", contentType: "text/csv"),
            .verify(account: nil, isJSON: true), .verify(account: "a", isJSON: false),
        ] as [AdministrationRequest]
    )
    func `a request goes over the control socket as it is`(_ request: AdministrationRequest) {
        #expect(AdministrationRequest(words: request.words) == request)
    }

    @Test(
        arguments: [
            ["ask", "", "BREW", "/", ""], ["ask", "", "GET", "/"], ["verify"], ["verify", "a"],
        ]
    )
    func `words of another version are no request`(_ words: [String]) {
        #expect(AdministrationRequest(words: words) == nil)
    }
}
