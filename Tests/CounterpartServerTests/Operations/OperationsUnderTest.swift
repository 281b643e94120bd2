import Counterpart
import CounterpartAPI
import CounterpartBytes
import CounterpartHTTPServer
import Foundation
import Testing

/// The operations surface over a scripted store, without sockets; each answer is compared with the
/// OpenAPI document.
struct OperationsUnderTest {
    let store = ScriptedStore()
    let surface: OperationsSurface
    private let check: SchemaCheck

    init(
        scope: Token.Scope = .admin,
        expiresAt: Timestamp? = nil,
        rateLimit: RateLimit? = nil,
        expectsReports: Bool = false
    ) throws {
        check = try SchemaCheck()
        var surroundings = OperationsSurface.Surroundings(
            version: "1.2.3",
            startedAt: Script.now,
            rateLimit: rateLimit,
            figures: { _ in Script.figures },
            secret: { "cp_new" },
            digest: Self.digest,
            now: { Script.now },
            report: { reason in
                if !expectsReports { Issue.record("The store was unavailable: \(reason)") }
            }
        )
        surroundings.pause = { _ in throw CancellationError() }
        surface = OperationsSurface(store: store, surroundings)
        add("cp_secret", to: Script.account, scope, expiresAt: expiresAt)
        add("cp_other", to: Script.other, .admin)
    }

    private static let digest: @Sendable (String) -> Token.Digest = {
        Token.Digest(bytes: Array($0.utf8))
    }

    private func add(
        _ secret: String,
        to account: Account,
        _ scope: Token.Scope,
        expiresAt: Timestamp? = nil
    ) {
        let token = Token(
            id: Token.ID(rawValue: account.id.rawValue),
            account: account,
            label: "tests",
            scope: scope,
            createdAt: Script.now,
            expiresAt: expiresAt,
            lastUsedAt: Script.now
        )
        store.change { $0.tokens[Self.digest(secret)] = token }
    }

    /// Sends a request with the token, unless the fields say otherwise, and checks the answer.
    func send(
        _ method: HTTPRequest.Method,
        _ target: String,
        fields: [(String, String)] = [],
        body: String = "",
        authorization: String? = "Bearer cp_secret"
    ) async throws -> Answer {
        let request = Self.request(method, target, fields, body, authorization)
        let response = await surface.respond(to: request)
        try verify(response, to: request)
        return Answer(response)
    }

    static func request(
        _ method: HTTPRequest.Method,
        _ target: String,
        _ fields: [(String, String)] = [],
        _ body: String = "",
        _ authorization: String? = nil
    ) -> HTTPRequest {
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        var fields = fields
        if let authorization { fields.append(("Authorization", authorization)) }
        let isTyped = fields.contains { $0.0.lowercased() == "content-type" }
        if !body.isEmpty, !isTyped { fields.append(("Content-Type", "application/json")) }
        return HTTPRequest(
            method: method,
            path: parts[0],
            query: parts.count > 1 ? parts[1] : "",
            fields: HTTPFields(fields),
            body: Array(body.utf8),
            id: "test"
        )
    }

    private func verify(_ response: HTTPResponse, to request: HTTPRequest) throws {
        guard response.route != "-" else { return }
        let method = request.method == .head ? "GET" : request.method.rawValue
        let type = response.fields.first { $0.name == "Content-Type" }?.value
        let mistake = try check.mistake(
            in: response.body.text,
            of: check.operation(method, response.route),
            response.status,
            type
        )
        #expect(mistake == nil, "\(request.method) \(request.path)")
    }
}

extension Answer {
    /// The last segment of the problem's type.
    var problem: String? {
        get throws {
            try (json["type"] as? String)?.split(separator: "/").last.map(String.init)
        }
    }

    /// The parameters and pointers that a problem names.
    var places: [String] {
        get throws {
            let errors = try #require(try json["errors"] as? [[String: String]])
            return errors.compactMap { $0["parameter"] ?? $0["pointer"] }
        }
    }

    /// The whole of a stream.
    func streamed() async throws -> String {
        let stream = try #require(response.stream)
        let pieces = Pieces()
        let take: @Sendable (Bytes) async throws -> Void = { await pieces.add($0.text) }
        try await stream.forEach(take)
        return await pieces.text
    }
}

/// The pieces of a stream, put together.
actor Pieces {
    private(set) var text = ""

    func add(_ piece: String) { text += piece }
}
