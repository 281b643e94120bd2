import CounterpartBytes
import CounterpartDashboard
import CounterpartHTTPServer
import Foundation
import Testing

@Suite(.timeLimit(.minutes(5))) struct DashboardTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Sources/CounterpartDashboard/Assets")

    private func get(
        _ path: String,
        method: HTTPRequest.Method = .get,
        tag: String? = nil
    ) -> HTTPResponse? {
        let fields = HTTPFields(tag.map { [("If-None-Match", $0)] } ?? [])
        return Dashboard.respond(to: HTTPRequest(method: method, path: path, fields: fields))
    }

    private func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: Self.folder.appending(path: name)))
    }

    @Test func `every file of the folder is served as it is, with its type`() throws {
        let types = [
            "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
            "svg": "image/svg+xml",
        ]
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path())
        #expect(names.contains("index.html"))
        for name in names where name != "index.html" {
            let response = try #require(get("/assets/\(name)"))
            #expect(response.status == 200, "\(name) is not in the list of assets")
            #expect(response.body.array == (try file(name)))
            let ending = name.split(separator: ".").last.map(String.init) ?? ""
            #expect(response["Content-Type"] == types[ending])
            #expect(response["X-Content-Type-Options"] == "nosniff")
            #expect(response["Cache-Control"] == "no-cache")
        }
    }

    @Test(arguments: [
        "/", "/now", "/causes", "/causes/12", "/set", "/references/7", "/objects/Invoice/1",
        "/services", "/reconcile", "/access", "/system", "/sign-in",
    ])
    func `every view is the same page`(_ path: String) throws {
        let response = try #require(get(path))
        #expect(response.status == 200)
        #expect(response.body.array == (try file("index.html")))
        #expect(response["Content-Type"] == "text/html; charset=utf-8")
        #expect(response.route == "/")
    }

    @Test(arguments: [
        "", "*", "//", "/now/", "/now/1", "/causes/1/2", "/causes/", "/references", "/objects/1",
        "/objects//1", "/index.html", "/api/v1/external_references", "/counterpart/v1/summary",
        "/assets", "/Now", "/openapi.json",
    ])
    func `what is not the dashboard's is left to others`(_ path: String) {
        #expect(get(path) == nil)
    }

    @Test(arguments: ["/", "/now", "/assets/app.css"])
    func `only reads are the dashboard's`(_ path: String) {
        for method in HTTPRequest.Method.allCases where method != .get && method != .head {
            #expect(get(path, method: method) == nil)
        }
        #expect(get(path, method: .head)?.status == 200)
    }

    @Test(arguments: ["nothing.js", "", "../index.html", "app.css/", "%61pp.css", "index.html"])
    func `a file that is not there is missing`(_ name: String) throws {
        let response = try #require(get("/assets/\(name)"))
        #expect(response.status == 404)
        #expect(response.body.count == 0)
    }

    @Test(arguments: ["/", "/assets/app.css"])
    func `who has a file is not sent it again`(_ path: String) throws {
        let tag = try #require(get(path)?["ETag"])
        #expect(tag.hasPrefix("\""))
        for field in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let response = try #require(get(path, tag: field))
            #expect(response.status == 304)
            #expect(response.body.count == 0)
            #expect(response["ETag"] == tag)
        }
        #expect(get(path, tag: "\"other\"")?.status == 200)
    }

    @Test func `files that differ have tags that differ`() {
        #expect(get("/assets/app.css")?["ETag"] != get("/assets/app.js")?["ETag"])
    }

    @Test func `the page may run and ask only what is the server's own`() throws {
        let page = try #require(get("/"))
        #expect(
            page["Content-Security-Policy"]
                == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        )
        #expect(page["Referrer-Policy"] == "no-referrer")
        #expect(page["Cross-Origin-Opener-Policy"] == "same-origin")
        #expect(page["Permissions-Policy"]?.contains("geolocation=()") == true)
        #expect(page["X-Content-Type-Options"] == "nosniff")
    }
}

extension HTTPResponse {
    fileprivate subscript(name: String) -> String? {
        fields.first { $0.name == name }?.value
    }
}
