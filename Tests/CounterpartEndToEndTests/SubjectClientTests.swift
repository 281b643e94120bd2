import Foundation
import Testing

/// The requests of real clients to the collections of subjects, with their exact bytes (contract §9),
/// and what each client needs of the answer.
@Suite(.timeLimit(.minutes(3))) struct SubjectClientTests {
    private static let lines = #"""
        {"subject":{"type":"WorkspaceGroup","id":3,"attributes":{"name":"Harbor Foods"}}}
        {"subject":{"type":"User","id":5,"attributes":{"full_name":"Ada Brandt"}}}
        {"subject":{"type":"User","id":6,"attributes":{"full_name":"Bo Chen"}}}
        {"subject":{"type":"CustomFieldValue","id":11,"attributes":{"subject_type":"Workspace","subject_id":7,"value":"x"}}}
        {"subject":{"type":"Workspace","id":7,"attributes":{"title":"ERP rollout","workspace_group_ids":["3"],"participant_ids":["5","6"],"participation_ids":["99"],"custom_field_value_ids":["11"],"created_at":"2024-01-01T00:00:00Z","updated_at":"2024-03-01T00:00:00Z"}}}
        {"subject":{"type":"Workspace","id":8,"attributes":{"title":"Audit","archived":true,"created_at":"2024-01-01T00:00:00Z","updated_at":"2024-02-01T00:00:00-08:00"}}}
        {"subject":{"type":"Story","id":70,"attributes":{"title":"Map the fields","workspace_id":"7","assignee_ids":["5"],"state":"not started"}}}
        {"subject":{"type":"Story","id":71,"attributes":{"title":"Sign off","workspace_id":"7"}}}
        {"external_reference":{"id":1,"subject_type":"Story","subject_id":70,"service_name":"github","service_model":"issue","service_model_ref":"42","created_at":"2025-01-02T03:04:05Z","updated_at":"2025-01-02T03:04:06Z"}}
        {"external_reference":{"id":2,"subject_type":"Story","subject_id":71,"service_name":"github","service_model":"pull","service_model_ref":"42","created_at":"2025-01-02T03:04:05Z","updated_at":"2025-01-02T03:04:06Z"}}
        {"external_reference":{"id":3,"subject_type":"Workspace","subject_id":7,"service_name":"jira","service_model":"Project","service_model_ref":"ERP","created_at":"2025-01-02T03:04:05Z","updated_at":"2025-01-02T03:04:06Z"}}

        """#

    private let server: ServerProcess
    private let token: String
    private let connection: RawConnection

    init() throws {
        server = try ServerProcess()
        token = try server.makeToken()
        let taken = try server.command("import", "--account", "acme", input: Self.lines)
        #expect(taken.status == 0, "\(taken.errors)")
        connection = try RawConnection(port: server.port)
    }

    private func send(
        _ method: String,
        _ target: String,
        _ fields: String = "",
        body: String = ""
    ) throws -> RawConnection.Answer {
        try #require(
            connection.request(ClientTests.head(method, target, token) + fields, body: body)
        )
    }

    private func objects(
        _ answer: RawConnection.Answer,
        _ collection: String
    ) throws -> [String: [String: Any]] {
        try #require(answer.json[collection] as? [String: [String: Any]])
    }

    private let json = "\r\nContent-Type: application/json"
    private let form = "\r\nContent-Type: application/x-www-form-urlencoded"

    @Test func `singer's tap reads all workspaces with what belongs to them`() throws {
        let answer = try send(
            "GET",
            "/api/v1/workspaces.json?page=1&per_page=200"
                + "&include=workspace_groups,participants,participations,custom_field_values"
                + "&include_archived=true",
            json
        )
        #expect(answer.status == 200)
        let meta = try #require(answer.json["meta"] as? [String: Int])
        #expect(meta == ["count": 2, "page_count": 1, "page_number": 1, "page_size": 200])
        #expect(try objects(answer, "workspaces").keys.sorted() == ["7", "8"])
        #expect(try objects(answer, "workspace_groups").keys.sorted() == ["3"])
        #expect(try objects(answer, "users").keys.sorted() == ["5", "6"])
        #expect(try objects(answer, "custom_field_values").keys.sorted() == ["11"])
        #expect(try objects(answer, "participations").isEmpty)
    }

    @Test func `its fork polls by update time, the oldest first`() throws {
        let target = "/api/v1/workspaces.json?page=1&per_page=200&order=updated_at&updated_after="
        let all = try send("GET", target + "2024-01-01T00%3A00%3A00Z", json)
        #expect(all.ids == ["8", "7"])
        let newer = try send("GET", target + "2024-02-01T08%3A00%3A00Z", json)
        #expect(newer.ids == ["7"])
    }

    @Test func `the GitHub bot finds the one story of an issue, and writes it`() throws {
        let target =
            "/api/v1/stories?archived=exclude&include=assignees"
            + "&external_reference_service_name=github&external_reference_service_model=issue"
            + "&external_reference_service_model_ref=42&workspace_id="
        let found = try send("GET", target + "7")
        #expect(found.json["count"] as? Int == 1)
        #expect(found.ids == ["70"])
        #expect(try objects(found, "users")["5"]?["full_name"] as? String == "Ada Brandt")
        #expect(try send("GET", target + "8").json["count"] as? Int == 0)
        let written = try send(
            "PUT",
            "/api/v1/stories/70",
            "\r\nContent-Type: application/json;charset=utf-8",
            body: #"{"story":{"state":"completed"}}"#
        )
        #expect(written.status == 200)
        let id = try #require(written.ids.first)
        let story = try #require(try objects(written, "stories")[id])
        #expect(story["state"] as? String == "completed")
        #expect(story["title"] as? String == "Map the fields")
    }

    @Test func `Kantata's Ruby client reads references with their subject, and writes both`() throws
    {
        let head = "\r\nAccept: application/json\r\nUser-Agent: Mavenlink Ruby Gem"
        let found = try send("GET", "/api/v1/workspaces?include=external_references&only=7", head)
        #expect(found.ids == ["7"])
        let workspace = try #require(try objects(found, "workspaces")["7"])
        #expect(workspace["external_reference_ids"] as? [String] == ["3"])
        let reference = try #require(try objects(found, "external_references")["3"])
        #expect(reference["service_model_ref"] as? String == "ERP")
        let created = try send(
            "POST",
            "/api/v1/workspaces",
            head + form,
            body: "workspace%5Bexternal_reference%5D%5Bservice_model%5D=Project"
                + "&workspace%5Bexternal_reference%5D%5Bservice_model_ref%5D=WEB"
                + "&workspace%5Bexternal_reference%5D%5Bservice_name%5D=jira"
                + "&workspace%5Btitle%5D=Web+shop"
        )
        #expect(created.status == 200)
        let id = try #require(created.ids.first)
        #expect(try objects(created, "workspaces")[id]?["title"] as? String == "Web shop")
        let again = try send(
            "GET",
            "/api/v1/workspaces?external_reference_service_model_ref=WEB",
            head
        )
        #expect(again.ids == [id])
    }

    @Test func `Workato's polling and its trailing mark are understood`() throws {
        let answer = try send(
            "GET",
            "/api/v1/workspaces?updated_after=2024-02-15T00:00:00.000000Z&per_page=200&"
        )
        #expect(answer.ids == ["7"])
        #expect(try objects(answer, "workspaces").count == 1)
    }

    @Test func `SwiftyMavenlink counts with one object, and then pages`() throws {
        let first = try send("GET", "/api/v1/workspaces.json?limit=1&offset=0")
        #expect(first.json["count"] as? Int == 2)
        #expect(try objects(first, "workspaces").count == 1)
        let page = try send("GET", "/api/v1/workspaces.json?page=1&per_page=100")
        #expect(try objects(page, "workspaces").count == 2)
    }

    @Test func `the Salesforce integration lists and adds custom field values`() throws {
        let target = "/api/v1/custom_field_values"
        let list = try send("GET", "\(target)?subject_type=workspace&per_page=200&page=1")
        #expect(list.ids == ["11"])
        #expect(try objects(list, "custom_field_values")["11"]?["subject_id"] as? Int == 7)
        let added = try send(
            "POST",
            target,
            json,
            body: #"{"custom_field_values":[{"subject_type":"workspace","subject_id":8,"#
                + #""custom_field_id":4,"value":"y"},{"subject_type":"workspace","subject_id":7,"#
                + #""custom_field_id":4,"value":"z"}]}"#
        )
        #expect(added.status == 200)
        #expect(added.json["count"] as? Int == 2)
    }

    @Test func `the Python client writes and deletes with the suffix`() throws {
        let fields = "\r\nAccept: application/json" + json
        let written = try send(
            "PUT",
            "/api/v1/stories/71.json",
            fields,
            body: #"{"story": {"priority": "high"}}"#
        )
        #expect(written.status == 200)
        #expect(written.fields["content-type"]?.hasPrefix("application/json") == true)
        let deleted = try send("DELETE", "/api/v1/stories/71.json", fields)
        #expect(deleted.status == 204)
        #expect(deleted.body.isEmpty)
        let references = try send(
            "GET",
            "/api/v1/external_references.json?subject_type=Story&include=subject&only=2"
        )
        let reference = try #require(try objects(references, "external_references")["2"])
        #expect(reference["subject_ref"] is NSNull)
    }

    @Test func `every key of an answer is a collection, as brainstem-js needs it`() throws {
        let created = try send(
            "POST",
            "/api/v1/workspaces",
            json,
            body: #"{"workspace":{"title":"a"},"include":"creator","filters":{},"#
                + #""optional_fields":""}"#
        )
        #expect(
            Set(created.json.keys) == ["count", "results", "workspaces", "meta", "users"]
        )
        let only = try send(
            "GET",
            "/api/v1/workspaces?apply_default_filters=false&only=7,8&per_page=150&page=1"
        )
        #expect(Set(only.ids) == ["7", "8"])
        #expect(Set(only.json.keys) == ["count", "results", "workspaces", "meta"])
    }

    @Test func `a token that was made for a user answers as that user`() throws {
        let made = try server.command("token", "create", "--account", "acme", "--user", "5")
        #expect(made.status == 0, "\(made.errors)")
        let secret = made.output.trimmingCharacters(in: .newlines)
        let answer = try #require(
            connection.request(ClientTests.head("GET", "/api/v1/users/me.json", secret))
        )
        #expect(answer.ids == ["5"])
        #expect(try objects(answer, "users")["5"]?["full_name"] as? String == "Ada Brandt")
        let list = try server.command("token", "list")
        #expect(list.output.contains("USER"))
        let unknown = try server.command("token", "create", "--account", "acme", "--user", "404")
        let other = unknown.output.trimmingCharacters(in: .newlines)
        let standIn = try #require(
            connection.request(ClientTests.head("GET", "/api/v1/users/me", other))
        )
        #expect(standIn.status == 200)
        #expect(standIn.ids.count == 1)
        #expect(standIn.ids != ["404"])
    }
}
