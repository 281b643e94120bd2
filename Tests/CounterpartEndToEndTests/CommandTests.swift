import CounterpartTestSupport
import Foundation
import Testing

/// The command as an operator uses it: alone, and beside a server that holds the database.
@Suite(.timeLimit(.minutes(3))) struct CommandTests {
    private static let subject =
        #"{"subject":{"type":"Invoice","id":7,"attributes":{"z":1.50,"a":[1,2e3],"title":"ü"}}}"#
    private static let reference =
        #"{"external_reference":{"id":41,"subject_type":"Invoice","subject_id":7,"#
        + #""service_name":"netsuite","service_model":"Invoice","service_model_ref":"N-1","#
        + #""status":"failed","external_link":null,"external_message":"RCRD_DSNT_EXIST","#
        + #""external_status":null,"locked":true,"created_at":"2025-01-02T03:04:05Z","#
        + #""updated_at":"2025-01-02T03:04:06Z","last_synced_at":null}}"#
    private static let lines = "\(subject)\n\(reference)\n"

    @Test(arguments: [false, true])
    func `an export is what was imported, byte for byte`(_ isServed: Bool) throws {
        let folder = try TemporaryFolder()
        let server = isServed ? try ServerProcess(in: folder) : nil
        defer { _ = server?.stop() }
        let database = folder.file("test.db")
        #expect(try run("account", "create", "acme", database).status == 0)
        let taken = try run("import", "--account", "acme", database, input: Self.lines)
        #expect(taken.status == 0, "\(taken.errors)")
        let given = try run("export", "--account", "acme", database)
        #expect(given.output == Self.lines)
        #expect(try run("account", "create", "second", database).status == 0)
        #expect(try run("import", "--account", "second", database, input: given.output).status == 0)
        #expect(try run("export", "--account", "second", database).output == given.output)
    }

    @Test(arguments: [false, true])
    func `the last line of a file need not end`(_ isServed: Bool) throws {
        let folder = try TemporaryFolder()
        let server = isServed ? try ServerProcess(in: folder) : nil
        defer { _ = server?.stop() }
        let database = folder.file("test.db")
        _ = try run("account", "create", "acme", database)
        let open = String(Self.lines.dropLast())
        let taken = try run("import", "--account", "acme", database, input: open)
        #expect(taken.status == 0, "\(taken.errors)")
        #expect(try run("export", "--account", "acme", database).output == Self.lines)
    }

    @Test(arguments: [false, true])
    func `a bad line is named, and nothing of its file is taken in`(_ isServed: Bool) throws {
        let folder = try TemporaryFolder()
        let server = isServed ? try ServerProcess(in: folder) : nil
        defer { _ = server?.stop() }
        let database = folder.file("test.db")
        _ = try run("account", "create", "acme", database)
        let file = folder.file("bad.ndjson")
        try "\(Self.lines){\"external_reference\":{\"id\":0}}\n"
            .write(toFile: file, atomically: true, encoding: .utf8)
        let outcome = try run("import", "--account", "acme", file, database)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("bad.ndjson:3: "))
        #expect(try run("export", "--account", "acme", database).output.isEmpty)
    }

    @Test func `imported ids are never given out again`() throws {
        let server = try ServerProcess()
        let token = try server.makeToken()
        #expect(try server.command("import", "--account", "acme", input: Self.lines).status == 0)
        let connection = try RawConnection(port: server.port)
        let head = "\(ClientTests.head("DELETE", "/api/v1/external_references/41", token))"
        #expect(connection.request(head)?.status == 204)
        let created = connection.request(
            ClientTests.head("POST", "/api/v1/external_references/create_or_update", token)
                + "\r\nContent-Type: application/json",
            body: #"{"external_reference":{"subject_type":"Invoice","subject_id":8,"#
                + #""service_name":"a","service_model":"b","service_model_ref":"c"}}"#
        )
        #expect(created?.ids == ["42"])
    }

    @Test func `a token counts at the next request after it was made or revoked`() throws {
        let server = try ServerProcess()
        let token = try server.makeToken(scope: "read")
        let connection = try RawConnection(port: server.port)
        let head = ClientTests.head("GET", "/api/v1/users/me", token)
        #expect(connection.request(head)?.status == 200)
        let list = try server.command("token", "list").output
        #expect(list.contains("read"))
        #expect(!list.contains(token))
        #expect(try server.command("token", "revoke", "1").status == 0)
        #expect(connection.request(head)?.status == 401)
    }

    @Test func `the token is all that is printed on standard output`() throws {
        let folder = try TemporaryFolder()
        let database = folder.file("test.db")
        _ = try run("account", "create", "acme", database)
        let outcome = try run("token", "create", "--account", "acme", "--expires", "90d", database)
        #expect(outcome.output.wholeMatch(of: /cp_[A-Za-z0-9_-]{43}\n/) != nil)
        #expect(outcome.errors.isEmpty)
    }

    @Test func `what cannot be done is said in a sentence, with an exit code`() throws {
        let folder = try TemporaryFolder()
        let database = folder.file("test.db")
        #expect(try Executable.run(["no-such-command"]).status == 64)
        #expect(try Executable.run(["serve", "--listen", "nowhere"]).status == 64)
        #expect(try run("account", "list", database).status == 69)
        #expect(try run("serve", "--listen", "nowhere:80", folder.file("new.db")).status == 64)
        #expect(try run("account", "create", " ", database).status == 64)
        #expect(try run("account", "create", "acme", database).status == 0)
        #expect(try run("account", "create", "acme", database).status == 1)
        #expect(try run("token", "create", "--account", "nobody", database).status == 1)
        try "no database".write(toFile: folder.file("text"), atomically: true, encoding: .utf8)
        let refused = try run("account", "list", folder.file("text"))
        #expect(refused.status == 69)
        #expect(refused.errors.split(separator: "\n").count == 1)
    }

    @Test func `a second server for one database is refused`() throws {
        let server = try ServerProcess()
        let second = try Executable.run([
            "serve", "--listen", "127.0.0.1:0", "--database", server.database,
        ])
        #expect(second.status == 69)
        #expect(second.errors.split(separator: "\n").count == 1)
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func `a signal ends the server with exit code 0, and the next one starts`(
        _ signal: Int32
    ) throws {
        let folder = try TemporaryFolder()
        let first = try ServerProcess(in: folder)
        _ = try first.makeToken()
        #expect(first.stop(signal) == 0)
        #expect(!FileManager.default.fileExists(atPath: folder.file("test.db.socket")))
        let second = try ServerProcess(in: folder)
        #expect(try second.command("account", "list").output.contains("acme"))
        #expect(second.stop() == 0)
    }

    @Test func `a log that nobody reads does not keep the server from stopping`() throws {
        let unread = Pipe()
        // The server finds the pipe full.
        _ = fcntl(unread.fileHandleForWriting.fileDescriptor, F_SETFL, O_NONBLOCK)
        let line = [UInt8](repeating: 0x0A, count: 4096)
        while unsafe write(unread.fileHandleForWriting.fileDescriptor, line, line.count) > 0 {}
        _ = fcntl(unread.fileHandleForWriting.fileDescriptor, F_SETFL, 0)
        let server = try ServerProcess(errors: unread)
        _ = try server.makeToken()
        #expect(server.stop() == 0)
    }

    @Test(arguments: [false, true])
    func `what cannot be read is named`(_ isServed: Bool) throws {
        let folder = try TemporaryFolder()
        let server = isServed ? try ServerProcess(in: folder) : nil
        defer { _ = server?.stop() }
        let database = folder.file("test.db")
        _ = try run("account", "create", "acme", database)
        let outcome = try run("import", "--account", "acme", folder.path, database)
        #expect(outcome.status == 65)
        #expect(outcome.errors.contains("\(folder.path): "))
    }

    @Test func `a token's name fits a line of the list`() throws {
        let folder = try TemporaryFolder()
        let database = folder.file("test.db")
        _ = try run("account", "create", "acme", database)
        let create = ["token", "create", "--account", "acme", "--database", database, "--name"]
        #expect(try Executable.run(create + ["a\nb"]).status == 64)
        #expect(try Executable.run(create + [" "]).status == 0)
        #expect(try run("token", "list", database).output.contains("  -  "))
    }

    @Test func `options can be given by environment variables`() throws {
        let folder = try TemporaryFolder()
        let environment = ["COUNTERPART_DATABASE": folder.file("env.db")]
        let created = try Executable.run(["account", "create", "acme"], environment: environment)
        #expect(created.status == 0)
        let list = try Executable.run(["account", "list"], environment: environment)
        #expect(list.output.contains("acme"))
    }

    @Test func `the demo has some 2,000 references, failures, and a token for each integration`()
        throws
    {
        let folder = try TemporaryFolder()
        let first = try ServerProcess(["--demo"], in: folder)
        let line = try first.nextLine()
        let token = try #require(line.split(separator: " ").last.map(String.init))
        let connection = try RawConnection(port: first.port)
        let head = ClientTests.head(
            "GET",
            "/api/v1/external_references?subject_type=Invoice&status=failed&include=subject",
            token
        )
        let answer = try #require(connection.request(head))
        #expect(answer.status == 200)
        #expect((answer.json["count"] as? Int ?? 0) > 20)
        #expect((answer.json["invoices"] as? [String: Any])?.count == 20)
        let included = try #require(
            connection.request(
                ClientTests.head(
                    "GET",
                    "/api/v1/workspaces?include=external_references,creator",
                    token
                )
            )
        )
        let workspaces = try #require(included.json["workspaces"] as? [String: [String: Any]])
        let users = try #require(included.json["users"] as? [String: Any])
        let known = try #require(included.json["external_references"] as? [String: Any])
        #expect(workspaces.count == 20)
        for workspace in workspaces.values {
            let creator = try #require(workspace["creator_id"] as? String)
            #expect(users.keys.contains(creator))
            let ids = try #require(workspace["external_reference_ids"] as? [String])
            #expect(ids.allSatisfy(known.keys.contains))
        }
        let me = try #require(
            connection.request(ClientTests.head("GET", "/api/v1/users/me", token))
        )
        #expect(me.ids == ["1"])
        #expect(String(decoding: me.body, as: UTF8.self).contains("user1@example.com"))
        let lines = try first.command("export", "--account", "demo").output.split(separator: "\n")
        let references = lines.filter { $0.hasPrefix(#"{"external_reference""#) }
        #expect((1_900...2_200).contains(references.count))
        let services = Set(references.compactMap { $0.firstMatch(of: /"service_name":"(\w+)"/)?.1 })
        #expect(services.count == 5)
        #expect(first.stop() == 0)
        let second = try ServerProcess(["--demo"], in: folder)
        #expect(try second.log.contains(token) == false)
        let tokens = try second.command("token", "list").output.split(separator: "\n").dropFirst()
        #expect(tokens.count == 7)
        #expect(tokens.filter { $0.contains(" admin ") }.count == 1)
    }

    @Test func `the log has a line a request, and neither tokens nor values`() throws {
        let server = try ServerProcess(["--log", "json"])
        let token = try server.makeToken()
        let connection = try RawConnection(port: server.port)
        let head = ClientTests.head(
            "GET",
            "/api/v1/external_references?subject_type=Invoice&external_message=sesame",
            token
        )
        let answer = try #require(connection.request(head))
        let id = try #require(answer.fields["x-request-id"])
        #expect(server.stop() == 0)
        let log = try server.log
        #expect(!log.contains(token))
        #expect(!log.contains("sesame"))
        let line = try #require(log.split(separator: "\n").first { $0.contains(id) })
        let entry = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
        #expect(entry?["method"] as? String == "GET")
        #expect(entry?["route"] as? String == "/api/v1/external_references")
        #expect(entry?["status"] as? Int == 200)
        #expect(entry?["account"] as? String == "acme")
        #expect(entry?["bytes_out"] as? Int == answer.body.count)
        #expect(entry?["duration_ms"] is Double || entry?["duration_ms"] is Int)
    }

    /// Runs a command whose last argument is the database.
    private func run(_ arguments: String..., input: String = "") throws -> Executable.Outcome {
        let database = arguments[arguments.count - 1]
        return try Executable.run(arguments.dropLast() + ["--database", database], input: input)
    }
}
