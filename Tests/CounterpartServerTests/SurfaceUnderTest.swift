import Counterpart
import CounterpartAPI
import CounterpartBytes
import CounterpartHTTPServer
import CounterpartSQLiteStore
import CounterpartServer
import CounterpartWire
import Foundation
import Testing

/// The Kantata surface over a store of its own, without sockets.
final class SurfaceUnderTest: Sendable {
    static let now = Timestamp(secondsSinceEpoch: 1_767_225_600)

    let store: SQLiteStore
    let surface: KantataSurface
    let account: Account
    let secret: String
    private let path: String

    init(
        identity: ReferenceIdentity = .serviceName,
        scope: Token.Scope = .write,
        expiresAt: Timestamp? = nil,
        rateLimit: RateLimit? = nil,
        zone: WireTimeZone = .utc
    ) async throws {
        TokenSecret.prepare()
        path =
            FileManager.default.temporaryDirectory
            .appendingPathComponent("counterpart-\(UUID().uuidString).db").path
        store = try SQLiteStore.opened(at: path)
        account = try await store.createAccount(named: "acme", identity: identity, at: Self.now)
        secret = TokenSecret.make()
        _ = try await store.createToken(
            TokenSecret.digest(secret),
            for: account,
            label: "tests",
            scope: scope,
            createdAt: Self.now,
            expiresAt: expiresAt
        )
        surface = KantataSurface(
            store: store,
            zone: zone,
            rateLimit: rateLimit,
            digest: TokenSecret.digest,
            now: { SurfaceUnderTest.now },
            report: { reason in Issue.record("The store was unavailable: \(reason)") }
        )
    }

    deinit {
        store.close()
        for suffix in ["", "-wal", "-shm", ".lock"] {
            try? FileManager.default.removeItem(atPath: path + suffix)
        }
    }

    /// Takes in references and subjects as an import does.
    func take(_ records: [TransferRecord]) async throws {
        let transfer = try await store.beginImport(
            into: account,
            at: Timestamp(secondsSinceEpoch: 0),
            by: Author(label: "import")
        )
        try await transfer.stage(
            records.enumerated().map { (line: $0.offset + 1, record: $0.element) }
        )
        _ = try await transfer.commit()
    }

    /// Sends a request with the token, unless the fields say otherwise.
    func send(
        _ method: HTTPRequest.Method,
        _ target: String,
        fields: [(String, String)] = [],
        body: String = "",
        authorization: String? = ""
    ) async -> Answer {
        var fields = fields
        if let authorization {
            fields.append(
                ("Authorization", authorization.isEmpty ? "Bearer \(secret)" : authorization)
            )
        }
        let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
        let response = await surface.respond(
            to: HTTPRequest(
                method: method,
                path: parts[0],
                query: parts.count > 1 ? parts[1] : "",
                fields: HTTPFields(fields),
                body: Array(body.utf8),
                id: "test"
            )
        )
        return Answer(response)
    }

    /// Makes an account beside, and returns the credential of a token of it.
    func secondAccount() async throws -> String {
        let other = try await store.createAccount(
            named: "other",
            identity: .serviceName,
            at: Self.now
        )
        let secret = "other-secret"
        _ = try await store.createToken(
            TokenSecret.digest(secret),
            for: other,
            label: nil,
            scope: .admin,
            createdAt: Self.now,
            expiresAt: nil
        )
        return "Bearer \(secret)"
    }

    /// Lists references; the query goes after the question mark.
    func list(_ query: String) async -> Answer {
        await send(.get, "/api/v1/external_references?\(query)")
    }

    /// Writes a reference with these attributes in JSON.
    func write(_ attributes: String) async -> Answer {
        await send(
            .post,
            "/api/v1/external_references/create_or_update",
            fields: [("Content-Type", "application/json")],
            body: #"{"external_reference":{\#(attributes)}}"#
        )
    }
}

/// An answer, taken apart.
struct Answer {
    let response: HTTPResponse
    let text: String

    init(_ response: HTTPResponse) {
        self.response = response
        text = response.body.text
    }

    var status: Int { response.status }

    func field(_ name: String) -> String? {
        response.fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    var json: [String: Any] {
        get throws {
            try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }
    }

    /// The ids of the results, in their order.
    var ids: [Int] {
        get throws {
            let results = try #require(try json["results"] as? [[String: String]])
            return try results.map { try #require(Int($0["id"] ?? "")) }
        }
    }

    /// `meta` as count, page_count, page_number and page_size.
    var meta: [Int] {
        get throws {
            let meta = try #require(try json["meta"] as? [String: Int])
            return ["count", "page_count", "page_number", "page_size"].compactMap { meta[$0] }
        }
    }

    /// One reference of the answer.
    func reference(_ id: Int) throws -> [String: Any] {
        try object("external_references", id)
    }

    /// One object of the answer, by its collection and its id.
    func object(_ collection: String, _ id: Int) throws -> [String: Any] {
        let objects = try #require(try json[collection] as? [String: [String: Any]])
        return try #require(objects[String(id)])
    }

    /// The `field` of each error, or its `type` where it has none.
    var errors: [String] {
        get throws {
            let errors = try #require(try json["errors"] as? [[String: Any]])
            return errors.map { ($0["field"] ?? $0["type"]) as? String ?? "?" }
        }
    }
}
