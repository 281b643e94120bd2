import Counterpart
import CounterpartHTTPServer
import CounterpartSQLiteStore
import CounterpartServer
import Testing

/// What all collections of subjects have in common.
@Suite struct SubjectSurfaceTests {
    private let json = [("Content-Type", "application/json")]

    @Test(arguments: SubjectCollection.all)
    func `every collection has all its paths, with any suffix, and the log never sees an id`(
        _ collection: SubjectCollection
    ) async throws {
        let surface = try await SurfaceUnderTest()
        let path = "/api/v1/\(collection.name)"
        let body = #"{"\#(collection.root)":{"a":1}}"#
        for suffix in ["", ".json", ".JSON", "/"] {
            let created = await surface.send(.post, path + suffix, fields: json, body: body)
            #expect(created.status == 200)
            #expect(created.response.route == path)
            let id = try #require(try created.ids.first)
            let member = "\(path)/\(id)\(suffix)"
            for method in [HTTPRequest.Method.get, .head, .put, .patch, .delete] {
                let answer = await surface.send(method, member, fields: json, body: body)
                #expect(answer.status == (method == .delete ? 204 : 200))
                #expect(answer.response.route == "\(path)/{id}")
            }
            for method in [HTTPRequest.Method.get, .put, .patch, .delete] {
                let answer = await surface.send(method, member, fields: json, body: body)
                #expect(answer.status == 404)
            }
            let list = await surface.send(.get, path + suffix)
            #expect(list.status == 200)
            #expect(list.response.route == path)
            #expect(
                list.text == #"{"count":0,"results":[],"\#(collection.name)":{},"#
                    + #""meta":{"count":0,"page_count":0,"page_number":0,"page_size":20}}"#
            )
        }
    }

    @Test(arguments: [
        (HTTPRequest.Method.put, "workspaces"), (.delete, "workspaces"), (.post, "workspaces/1"),
        (.get, "workspaces/1/stories"), (.get, "submissions"), (.post, "submissions"),
        (.get, "workspaces/x"), (.get, "workspaces/0"), (.get, "workspaces/9223372036854775808"),
        (.put, "workspaces/1/approve"), (.put, "timesheet_submissions/1/resubmit"),
        (.get, "timesheet_submissions/1/approve"), (.put, "timesheet_submissions/1/approve"),
        (.get, "Workspaces"), (.get, "candidates"), (.put, "users/me"),
    ])
    func `all else gets 404`(_ method: HTTPRequest.Method, _ path: String) async throws {
        let surface = try await SurfaceUnderTest()
        let body = #"{"workspace":{"a":1},"user":{"a":1}}"#
        let answer = await surface.send(method, "/api/v1/\(path)", fields: json, body: body)
        #expect(answer.status == 404)
        #expect(try answer.errors == ["system"])
    }

    @Test func `a read token reads subjects, and its writes get 403`() async throws {
        let surface = try await SurfaceUnderTest(scope: .read)
        #expect(await surface.send(.get, "/api/v1/roles").status == 200)
        let body = #"{"role":{"name":"a"}}"#
        for (method, path) in [
            (HTTPRequest.Method.post, "roles"), (.put, "roles/1"), (.patch, "roles/1"),
            (.delete, "roles/1"), (.put, "timesheet_submissions/1/approve"),
        ] {
            let answer = await surface.send(method, "/api/v1/\(path)", fields: json, body: body)
            #expect(answer.status == 403)
        }
    }

    @Test func `a body without its root gets 400, a wrong attribute 422 with its field`()
        async throws
    {
        let surface = try await SurfaceUnderTest()
        let empty = await surface.send(.post, "/api/v1/expenses", fields: json, body: #"{"a":1}"#)
        #expect(empty.status == 400)
        #expect(try empty.errors == ["syntax"])
        let wrong = await surface.send(
            .post,
            "/api/v1/expenses",
            fields: json,
            body: #"{"expense":{"amount_in_cents":"many"}}"#
        )
        #expect(wrong.status == 422)
        #expect(
            wrong.text == #"{"errors":[{"type":"validation","field":"amount_in_cents","#
                + #""message":"Amount in cents is not an integer","index":0}]}"#
        )
    }

    @Test func `many are answered in the order in which they were given`() async throws {
        let surface = try await SurfaceUnderTest()
        let body = #"{"roles":[{"id":9,"name":"a"},{"id":3,"name":"b"},{"id":7,"name":"c"}]}"#
        let answer = await surface.send(.post, "/api/v1/roles", fields: json, body: body)
        #expect(try answer.ids == [9, 3, 7])
        #expect(try answer.meta == [3, 1, 1, 20])
    }

    @Test func `pages, only and order follow the rules of the references`() async throws {
        let surface = try await SurfaceUnderTest()
        let objects = (1...25).map { #"{"name":"v\#($0)"}"# }.joined(separator: ",")
        let body = #"{"vendors":[\#(objects)]}"#
        #expect(
            await surface.send(.post, "/api/v1/vendors", fields: json, body: body).status == 200
        )
        func list(_ query: String) async -> Answer {
            await surface.send(.get, "/api/v1/vendors?\(query)")
        }
        #expect(try await list("order=id&page=3&per_page=10").ids == Array(21...25))
        #expect(try await list("order=id&page=3&per_page=10").meta == [25, 3, 3, 10])
        #expect(try await list("order=id:desc&limit=2&offset=1").ids == [24, 23])
        #expect(try await list("order=id&only=7,3,99,x,7").ids == [3, 7])
        #expect(try await list("only=3&page=5&per_page=1").meta == [1, 1, 5, 1])
        #expect(try await list("only=x").meta == [0, 0, 0, 20])
        #expect(try await list("page=9").ids.isEmpty)
        #expect(try await list("per_page=500").meta == [25, 1, 1, 200])
        let first = await list("order=id")
        let tag = try #require(first.field("ETag"))
        let same = await surface.send(
            .get,
            "/api/v1/vendors?order=id",
            fields: [("If-None-Match", tag)]
        )
        #expect(same.status == 304)
    }

    @Test func `times filter and sort`() async throws {
        let surface = try await SurfaceUnderTest()
        let objects = (1...5).map {
            #"{"name":"r\#($0)","created_at":"2024-01-0\#($0)T00:00:00Z","#
                + #""updated_at":"2024-02-0\#(6 - $0)T00:00:00Z"}"#
        }
        let body = #"{"roles":[\#(objects.joined(separator: ","))]}"#
        #expect(await surface.send(.post, "/api/v1/roles", fields: json, body: body).status == 200)
        func ids(_ query: String) async throws -> [Int] {
            try await surface.send(.get, "/api/v1/roles?\(query)").ids
        }
        #expect(try await ids("") == [1, 2, 3, 4, 5])
        #expect(try await ids("order=updated_at") == [5, 4, 3, 2, 1])
        #expect(try await ids("order=created_at:desc") == [5, 4, 3, 2, 1])
        #expect(try await ids("created_after=2024-01-02T00:00:00Z&order=id") == [3, 4, 5])
        #expect(try await ids("created_before=2024-01-02T00:00:01Z&order=id") == [1, 2])
        #expect(try await ids("updated_after=2024-02-03T01:00:00%2B01:00&order=id") == [1, 2])
    }

    @Test func `associations are included from the ids that are held, unknown ones left out`()
        async throws
    {
        let surface = try await SurfaceUnderTest()
        _ = await surface.send(
            .post,
            "/api/v1/users",
            fields: json,
            body: #"{"users":[{"full_name":"Ada"},{"full_name":"Bo"}]}"#
        )
        let created = await surface.send(
            .post,
            "/api/v1/workspaces?include=creator,participants,participations",
            fields: json,
            body: #"{"workspace":{"creator_id":"1","participant_ids":[2,"99"]}}"#
        )
        #expect(created.status == 200)
        #expect(try created.object("users", 1)["full_name"] as? String == "Ada")
        #expect(try created.object("users", 2)["full_name"] as? String == "Bo")
        let users = try #require(try created.json["users"] as? [String: Any])
        #expect(users.count == 2)
        #expect((try created.json["participations"] as? [String: Any])?.isEmpty == true)
        #expect(
            try created.object("workspaces", 1)["participant_ids"] as? [String] == ["2", "99"]
        )
    }

    @Test func `whatever a body holds, it is written or refused, and what is written is JSON`()
        async throws
    {
        let surface = try await SurfaceUnderTest()
        var random = SeededGenerator(seed: 33)
        let pieces = [
            #""name":"é\ud83d\ude80<""#, #""id":7"#, #""id":"x""#, #""updated_at":"2024-01-01""#,
            #""a":[1,{"b":null}]"#, #""external_reference":{"service_name":"n","locked":2}"#,
            #""external_reference":{"service_name":"n","service_model":"m","service_model_ref":1}"#,
            #""workspace_id":[]"#, #""type":1"#, "{", "\"", "]", #""created_at":null"#, "\u{0}",
        ]
        for round in 0..<400 {
            guard let collection = SubjectCollection.all.randomElement(using: &random) else {
                return
            }
            let members = (0...Int.random(in: 0...3, using: &random)).map { _ in
                pieces.randomElement(using: &random) ?? ""
            }.joined(separator: ",")
            let isBulk = round % 3 == 0
            let object = "{\(members)}"
            let body =
                isBulk
                ? #"{"\#(collection.name)":[\#(object),\#(object)]}"#
                : #"{"\#(collection.root)":\#(object)}"#
            let path = "/api/v1/\(collection.name)"
            let answer = await surface.send(.post, path, fields: json, body: body)
            #expect([200, 400, 422].contains(answer.status), "\(body)")
            _ = try answer.json
            let id = try (answer.status == 200 ? answer.ids.first : nil) ?? 7
            let updated = await surface.send(.put, "\(path)/\(id)", fields: json, body: body)
            #expect([200, 400, 404, 422].contains(updated.status), "\(body)")
            _ = try updated.json
        }
        for collection in SubjectCollection.all {
            let list = await surface.send(
                .get,
                "/api/v1/\(collection.name)?include=external_references,workspace&per_page=200"
            )
            #expect(list.status == 200)
            #expect(try list.ids.count == list.meta[0])
        }
    }

    @Test func `users/me is the user of the token, as long as we hold them`() async throws {
        let surface = try await SurfaceUnderTest()
        let secret = "of-a-user"
        _ = try await surface.store.createToken(
            TokenSecret.digest(secret),
            for: surface.account,
            label: "bridge",
            scope: .write,
            createdAt: SurfaceUnderTest.now,
            expiresAt: nil,
            userNumber: 40
        )
        func me() async -> Answer {
            await surface.send(
                .get,
                "/api/v1/users/me?include=external_references",
                authorization: "Bearer \(secret)"
            )
        }
        #expect(try await me().object("users", 2)["full_name"] as? String == "bridge")
        let body = #"{"user":{"id":40,"full_name":"Ada"}}"#
        _ = await surface.send(.post, "/api/v1/users", fields: json, body: body)
        let answer = await me()
        #expect(try answer.ids == [40])
        #expect(try answer.object("users", 40)["full_name"] as? String == "Ada")
        #expect(try answer.object("users", 40)["external_reference_ids"] as? [String] == [])
        #expect(answer.response.route == "/api/v1/users/me")
    }

    @Test func `another account's subjects do not exist`() async throws {
        let surface = try await SurfaceUnderTest()
        let body = #"{"role":{"name":"a"}}"#
        _ = await surface.send(.post, "/api/v1/roles", fields: json, body: body)
        let other = try await surface.secondAccount()
        func status(_ method: HTTPRequest.Method) async -> Int {
            await surface.send(
                method,
                "/api/v1/roles/1",
                fields: json,
                body: body,
                authorization: other
            ).status
        }
        #expect(await status(.get) == 404)
        #expect(await status(.put) == 404)
        #expect(await status(.delete) == 404)
        let list = await surface.send(.get, "/api/v1/roles", authorization: other)
        #expect(try list.ids.isEmpty)
        #expect(await surface.send(.get, "/api/v1/roles/1").status == 200)
    }
}
