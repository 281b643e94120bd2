import Foundation
import Testing

/// The requests of real clients, with their exact bytes (contract §9), and real clients themselves.
@Suite(.timeLimit(.minutes(3))) struct ClientTests {
    private let server: ServerProcess
    private let token: String

    init() throws {
        server = try ServerProcess()
        token = try server.makeToken()
    }

    static func head(_ method: String, _ target: String, _ token: String) -> String {
        "\(method) \(target) HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer \(token)"
    }

    /// The head that Kantata's own Ruby client sends.
    private func gem(_ method: String, _ target: String) -> String {
        Self.head(method, target, token)
            + "\r\nAccept: application/json\r\nUser-Agent: Mavenlink Ruby Gem"
            + "\r\nAccept-Encoding: gzip;q=1.0,deflate;q=0.6,identity;q=0.3"
    }

    private let form = "\r\nContent-Type: application/x-www-form-urlencoded"
    private let path = "/api/v1/external_references"

    @Test func `the Ruby client creates, saves again, lists, pages, finds, shows and destroys`()
        throws
    {
        let connection = try RawConnection(port: server.port)
        let created = try #require(
            connection.request(
                gem("POST", "\(path)/create_or_update") + form,
                body: """
                    external_reference%5Blocked%5D=true&external_reference%5Bservice_model%5D=TimeBill\
                    &external_reference%5Bservice_model_ref%5D=1&external_reference%5Bservice_name%5D=\
                    Netsuite&external_reference%5Bsubject_id%5D=1&external_reference%5Bsubject_type%5D=\
                    TimeEntry
                    """
            )
        )
        #expect(created.status == 200)
        #expect(created.ids == ["1"])
        let saved = try #require(
            connection.request(
                gem("POST", "\(path)/create_or_update") + form,
                body: """
                    external_reference%5Bexternal_link%5D&external_reference%5Bexternal_message%5D\
                    &external_reference%5Bexternal_status%5D&external_reference%5Blocked%5D=false\
                    &external_reference%5Bservice_model%5D=TimeBill\
                    &external_reference%5Bservice_model_ref%5D=1\
                    &external_reference%5Bservice_name%5D=Netsuite&external_reference%5Bstatus%5D=pending\
                    &external_reference%5Bsubject_id%5D=1&external_reference%5Bsubject_type%5D=TimeEntry
                    """
            )
        )
        #expect(saved.ids == ["1"])
        let reference = (saved.json["external_references"] as? [String: [String: Any]])?["1"]
        #expect(reference?["locked"] as? Bool == false)
        #expect(reference?["external_link"] is NSNull)
        for target in [
            "\(path)?include=subject&order=last_synced_at%3Adesc&page=1&per_page=5&service_name=Netsuite"
                + "&subject_type=TimeEntry",
            "\(path)?page=1&per_page=200&subject_type=TimeEntry", "\(path)?only=1", "\(path)/1",
        ] {
            let found = try #require(connection.request(gem("GET", target)))
            #expect(found.status == 200)
            #expect(found.ids == ["1"])
            #expect(found.json["count"] as? Int == 1)
        }
        let past = try #require(
            connection.request(gem("GET", "\(path)?limit=2&offset=3&subject_type=TimeEntry"))
        )
        #expect(past.ids.isEmpty)
        #expect(past.json["count"] as? Int == 1)
        let destroyed = try #require(connection.request(gem("DELETE", "\(path)/1")))
        #expect(destroyed.status == 204)
        #expect(destroyed.body.isEmpty)
    }

    @Test func `an error of the Ruby client's own test is a JSON error`() throws {
        let connection = try RawConnection(port: server.port)
        let answer = try #require(
            connection.request(
                gem("POST", "\(path)/create_or_update") + form,
                body: "external_reference%5Bsubject_type%5D=TimeEntry"
            )
        )
        #expect(answer.status == 422)
        #expect(answer.json["errors"] is [[String: Any]])
    }

    @Test func `the Python client with .json suffixes writes, tests itself and deletes`() throws {
        let connection = try RawConnection(port: server.port)
        let accept = "\r\nAccept: application/json\r\nContent-Type: application/json"
        let me = try #require(
            connection.request(Self.head("GET", "/api/v1/users/me.json", token) + accept)
        )
        #expect(me.status == 200)
        #expect(me.fields["content-type"]?.hasPrefix("application/json") == true)
        let created = try #require(
            connection.request(
                Self.head("POST", "\(path)/create_or_update.json", token) + accept,
                body: #"""
                    {"external_reference": {"subject_type": "Story", "subject_id": 3, \#
                    "service_name": "jira", "service_model": "Issue", "service_model_ref": "A-1"}}
                    """#
            )
        )
        let id = try #require(created.ids.first)
        let list = try #require(
            connection.request(
                Self.head("GET", "\(path).json?subject_type=Story&per_page=100", token) + accept
            )
        )
        #expect(list.ids == [id])
        let deleted = try #require(
            connection.request(Self.head("DELETE", "\(path)/\(id).json", token) + accept)
        )
        #expect(deleted.status == 204)
    }

    @Test func `HTTParty's raw brackets and odd header are understood`() throws {
        let connection = try RawConnection(port: server.port)
        let answer = try #require(
            connection.request(
                Self.head("POST", "\(path)/create_or_update", token) + "\r\nType: application/json"
                    + form,
                body: """
                    external_reference[subject_type]=Workspace&external_reference[subject_id]=9\
                    &external_reference[service_name]=sales+force\
                    &external_reference[service_model]=Opportunity\
                    &external_reference[service_model_ref]=0061
                    """
            )
        )
        #expect(answer.ids.count == 1)
        let empty = try #require(
            connection.request(Self.head("GET", "\(path)?subject_type=Vendor", token))
        )
        let meta = empty.json["meta"] as? [String: Int]
        #expect(meta?["page_number"] == 0)
        #expect(meta?["page_count"] == 0)
    }

    @Test func `brainstem-js's extra keys and parameters are accepted`() throws {
        let connection = try RawConnection(port: server.port)
        let created = try #require(
            connection.request(
                Self.head("POST", "\(path)/create_or_update", token)
                    + "\r\nContent-Type: application/json; charset=UTF-8",
                body: #"""
                    {"external_reference":{"subject_type":"Workspace","subject_id":"4",\#
                    "service_name":"jira","service_model":"Project","service_model_ref":"P"},\#
                    "include":"subject","filters":{},"optional_fields":""}
                    """#
            )
        )
        let id = try #require(created.ids.first)
        let references = created.json["external_references"] as? [String: [String: Any]]
        #expect(references?[id]?["subject_ref"] is NSNull)
        let loaded = try #require(
            connection.request(
                Self.head(
                    "GET",
                    "\(path)?apply_default_filters=false&include=subject&only=\(id)&per_page=20&page=1",
                    token
                )
            )
        )
        #expect(Set(loaded.json.keys) == ["count", "results", "external_references", "meta"])
    }

    @Test func `Workato's and SwiftyMavenlink's requests are understood`() throws {
        let connection = try RawConnection(port: server.port)
        let test = try #require(connection.request(Self.head("GET", "/api/v1/users/me", token)))
        #expect(test.ids.count == 1)
        let first = try #require(
            connection.request(
                Self.head("GET", "\(path).json?subject_type=Story&limit=1&offset=0&", token)
            )
        )
        #expect(first.json["count"] as? Int == 0)
        #expect(first.json["external_references"] is [String: Any])
    }

    @Test func `HEAD has the length of GET and no body`() throws {
        let connection = try RawConnection(port: server.port)
        let target = "\(path)?subject_type=Story"
        let got = try #require(connection.request(Self.head("GET", target, token)))
        let head = try #require(connection.request(Self.head("HEAD", target, token)))
        #expect(head.status == 200)
        #expect(head.fields["content-length"] == String(got.body.count))
        #expect(connection.request(Self.head("GET", target, token))?.status == 200)
    }

    @Test func `httpx and requests work unchanged`() throws {
        let outcome = try Executable.python("Clients/clients.py", [server.baseURL, token])
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test func `Faraday's form encoding works unchanged`() throws {
        let outcome = try Executable.run(
            "/usr/bin/ruby",
            ["\(Executable.root)/Tests/Clients/faraday.rb", server.baseURL, token]
        )
        #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    }

    @Test func `curl works with JSON, form and multipart bodies`() throws {
        let url = "\(server.baseURL)\(path)/create_or_update"
        let authorization = ["-sS", "--fail-with-body", "-H", "Authorization: Bearer \(token)"]
        let fields = [
            "subject_type": "Expense", "subject_id": "5", "service_name": "netsuite",
            "service_model": "Bill", "service_model_ref": "é & =",
        ]
        let form = fields.flatMap { ["--data-urlencode", "external_reference[\($0)]=\($1)"] }
        let multipart = fields.flatMap { ["-F", "external_reference[\($0)]=\($1)"] }
        let json = [
            "-H", "Content-Type: application/json", "-d",
            String(
                decoding: try JSONSerialization.data(withJSONObject: ["external_reference": fields]
                ),
                as: UTF8.self
            ),
        ]
        for body in [form, multipart, json] {
            let outcome = try Executable.run("/usr/bin/curl", authorization + body + [url])
            #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
            #expect(outcome.output.contains(#""service_model_ref":"é \u0026 =""#))
            #expect(outcome.output.contains(#""id":"1""#))
        }
    }
}
