import Counterpart
import CounterpartAPI
import CounterpartHTTPServer
import Foundation
import Testing

/// Every route, and its description.
@Suite struct OperationsRouteTests {
    @Test(arguments: Sample.all)
    func `every route answers as the document says`(_ sample: Sample) async throws {
        let surface = try OperationsUnderTest()
        let answer = try await surface.send(sample)
        #expect([200, 201, 204].contains(answer.status), "\(answer.text)")
        #expect(answer.response.route == sample.route.rawValue.split(separator: " ")[1])
    }

    @Test func `the document describes every route, and no other`() throws {
        let check = try SchemaCheck()
        let paths = try #require(check.document["paths"] as? [String: [String: Any]])
        let described = paths.flatMap { path, item in
            item.keys.map { "\($0.uppercased()) \(path)" }
        }
        #expect(Set(described) == Set(OperationsRoute.allCases.map(\.rawValue)))
    }

    @Test func `the operations of the document are called as the routes`() throws {
        let check = try SchemaCheck()
        for route in OperationsRoute.allCases {
            let parts = route.rawValue.split(separator: " ").map(String.init)
            let operation = try check.operation(parts[0], parts[1])
            #expect(operation["operationId"] as? String == "\(route)")
        }
    }

    /// A value that is right for each query parameter.
    private static let values = [
        "subject_type": "Invoice", "subject_id": "7", "service_name": "a", "service_model": "b",
        "service_model_ref": "c", "status": "failed", "external_status": "d",
        "external_message": "e", "q": "f", "cause": "5", "locked": "true", "include": "subject",
        "limit": "3", "format": "csv", "state": "new", "muted": "false", "stale_after": "24h",
    ]

    @Test(arguments: Sample.all)
    func `every parameter that is described is read, and one that is not is refused`(
        _ sample: Sample
    ) async throws {
        let surface = try OperationsUnderTest()
        let check = try SchemaCheck()
        let parts = sample.route.rawValue.split(separator: " ").map(String.init)
        let parameters = try check.operation(parts[0], parts[1])["parameters"] as? [[String: Any]]
        for parameter in (parameters ?? []).map(check.resolved)
        where parameter["in"] as? String == "query" {
            let name = try #require(parameter["name"] as? String)
            guard name != "cursor", !sample.target.contains("\(name)=") else { continue }
            let isTime = name.hasSuffix("_after") || name.hasSuffix("_before")
            let value = Self.values[name] ?? (isTime ? "2026-01-01" : "?")
            let answer = try await surface.send(sample, query: "\(name)=\(value)")
            #expect(answer.status < 300, "\(name): \(answer.text)")
        }
        let answer = try await surface.send(sample, query: "nonsense=1")
        #expect(answer.status == 400)
        #expect(try answer.places == ["nonsense"])
    }

    @Test(arguments: [
        (HTTPRequest.Method.post, "/counterpart/v1/summary", "GET"),
        (.put, "/counterpart/v1/causes/5", "GET, PATCH"),
        (.get, "/counterpart/v1/lookup", "POST"),
        (.options, "/counterpart/v1/session", "POST, GET, DELETE"),
        (.head, "/counterpart/v1/reconcile", "POST"),
    ])
    func `another method gets 405 and is told which are allowed`(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ allowed: String
    ) async throws {
        let answer = try await OperationsUnderTest().send(method, path)
        #expect(answer.status == 405)
        #expect(answer.field("Allow") == allowed)
        #expect(try answer.problem == "method-not-allowed")
    }

    @Test(arguments: [
        "/counterpart/v1", "/counterpart/v1/", "/counterpart/v1/summary/",
        "/counterpart/v2/summary",
        "/counterpart/v1/references/x", "/counterpart/v1/references/0",
        "/counterpart/v1/references/1099511627776", "/counterpart/v1/references//attempts",
        "/counterpart/v1/causes/-1", "/counterpart/v1/causes/1099511627776",
        "/counterpart/v1/why/Nothing/1",
        "/counterpart/v1/why/Invoice/x",
        "/counterpart/v1/why/Invoice/%zz",
    ])
    func `a path that names nothing gets 404`(_ path: String) async throws {
        let answer = try await OperationsUnderTest().send(.get, path)
        #expect(answer.status == 404)
        #expect(answer.field("Content-Type") == "application/problem+json")
        #expect(try answer.problem == "not-found")
    }

    @Test(arguments: Sample.all)
    func `HEAD is answered as GET, whose body the server leaves out`(
        _ sample: Sample
    ) async throws {
        let surface = try OperationsUnderTest()
        guard sample.method == .get else { return }
        let got = try await surface.send(sample)
        let head = try await surface.send(.head, sample.target)
        #expect(head.status == got.status)
        #expect(head.text == got.text)
    }

    @Test func `the document is given to anyone`() async throws {
        let answer = try await OperationsUnderTest().send(.get, "/openapi.json", authorization: nil)
        #expect(answer.status == 200)
        #expect(answer.text.utf8.elementsEqual(OperationsDocument.bytes))
        #expect(try answer.json["openapi"] as? String == "3.1.0")
    }
}
