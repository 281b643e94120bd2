import CounterpartTestSupport
import Foundation
import Testing

/// The commands that ask, as an operator uses them: of a database alone, of one that a server holds,
/// and of a server elsewhere.
@Suite(.timeLimit(.minutes(3))) struct QuestionTests {
    private static let lines = """
        {"subject":{"type":"Workspace","id":77,"attributes":{"title":"Rollout"}}}
        {"subject":{"type":"Invoice","id":7,"attributes":{"title":"Phase 1","workspace_id":77}}}
        \(reference(41, subject: 7, "failed", "RCRD_DSNT_EXIST: customer 8841 does not exist."))
        \(reference(42, subject: 8, "failed", "RCRD_DSNT_EXIST: customer 12 does not exist."))
        \(reference(43, subject: 9, "successful", nil))

        """

    private static func reference(
        _ id: Int,
        subject: Int,
        _ status: String,
        _ message: String?
    ) -> String {
        let quoted = message.map { "\"\($0)\"" } ?? "null"
        return """
            {"external_reference":{"id":\(id),"subject_type":"Invoice","subject_id":\(subject),\
            "service_name":"netsuite","service_model":"invoice","service_model_ref":"N-\(subject)",\
            "status":"\(status)","external_link":null,"external_message":\(quoted),\
            "external_status":null,"locked":false,"created_at":"2025-01-02T03:04:05Z",\
            "updated_at":"2025-01-02T03:04:06Z","last_synced_at":"2025-01-02T03:04:06Z"}}
            """
    }

    enum Way: CaseIterable {
        case database, server, url
    }

    /// A database with the lines above, and how it is asked.
    private struct Place {
        let folder: TemporaryFolder
        var server: ServerProcess?
        var arguments: [String]
        var environment: [String: String] = [:]

        init(_ way: Way) throws {
            folder = try TemporaryFolder()
            if way != .database { server = try ServerProcess(in: folder) }
            arguments = ["--database", folder.file("test.db")]
            _ = try run("account", "create", "acme")
            let taken = try run("import", "--account", "acme", input: QuestionTests.lines)
            #expect(taken.status == 0, "\(taken.errors)")
            guard way == .url, let server else { return }
            let token = try server.makeToken(scope: "read")
            arguments = ["--url", "\(server.baseURL)/"]
            environment = ["COUNTERPART_TOKEN": token]
        }

        func run(_ words: String..., input: String = "") throws -> Executable.Outcome {
            try Executable.run(words + arguments, input: input, environment: environment)
        }

        func json(_ words: String..., input: String = "") throws -> [String: Any] {
            let outcome = try Executable.run(
                words + ["--json"] + arguments,
                input: input,
                environment: environment
            )
            #expect(outcome.status == 0, "\(outcome.errors)")
            let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
            return try #require(object as? [String: Any])
        }
    }

    @Test(arguments: Way.allCases)
    func `why tells what fails and what to do`(_ way: Way) throws {
        let place = try Place(way)
        let outcome = try place.run("why", "invoices", "7")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "Invoice 7: Phase 1")
        #expect(lines.contains { $0.hasPrefix("Invoice 7 fails in netsuite since 2") })
        #expect(lines.contains { $0.hasPrefix("→ Sync workspace 77 to netsuite first") })
        #expect(lines.contains { $0.hasPrefix("netsuite  failed  N-7  ") })
        #expect(!outcome.output.contains("\u{1B}"))
        let answer = try place.json("why", "Invoice", "8")
        #expect(answer["known"] as? Bool == false)
        #expect((answer["next_step"] as? String)?.hasPrefix("Fix cause ") == true)
    }

    @Test(arguments: Way.allCases)
    func `causes are one for two references of one reason`(_ way: Way) throws {
        let place = try Place(way)
        let outcome = try place.run("causes", "--service", "netsuite", "--type", "Invoice")
        #expect(outcome.status == 0, "\(outcome.errors)")
        #expect(outcome.output.contains("    RCRD_DSNT_EXIST: customer <n> does not exist\n"))
        let causes = try #require(try place.json("causes")["causes"] as? [[String: Any]])
        #expect(causes.count == 1)
        #expect(causes[0]["count"] as? Int == 2)
        let none = try place.run("causes", "--state", "resolved")
        #expect(none.output == "Nothing fails, of what was asked for.\n")
    }

    @Test(arguments: Way.allCases)
    func `status counts by service and type`(_ way: Way) throws {
        let place = try Place(way)
        let outcome = try place.run("status")
        #expect(outcome.status == 0, "\(outcome.errors)")
        let lines = outcome.output.split(separator: "\n").map(String.init)
        #expect(lines.first == "3 references: 1 successful, 2 failed, 0 pending")
        #expect(lines.contains { $0.hasPrefix("netsuite  Invoice   1       2        0") })
        let counts = try #require(try place.json("status")["counts"] as? [String: Any])
        #expect(counts["failed"] as? Int == 2)
    }

    @Test(arguments: Way.allCases)
    func `a set is reconciled from CSV and NDJSON, by name or by its first byte`(_ way: Way) throws
    {
        let place = try Place(way)
        let csv = "subject_id\n7\n9\n10\n"
        let ndjson = "{\"subject_id\":7}\n{\"subject_id\":9}\n{\"subject_id\":10}\n"
        let file = place.folder.file("ids.CSV")
        try csv.write(toFile: file, atomically: true, encoding: .utf8)
        for (path, input) in [(file, ""), ("-", csv), ("-", ndjson)] {
            let answer = try place.json(
                "reconcile",
                "--type",
                "Invoice",
                "--service",
                "netsuite",
                path,
                input: input
            )
            #expect(answer["expected"] as? Int == 3)
            #expect(answer["matched"] as? Int == 1)
            let counts = try #require(answer["counts"] as? [String: Int])
            #expect(counts["missing"] == 1 && counts["failed"] == 1 && counts["orphaned"] == 1)
        }
        let told = try place.run("reconcile", "--type", "Invoice", "--service", "netsuite", file)
        #expect(told.status == 0)
        #expect(told.output.hasPrefix("3 expected, 3 references, 1 match\n"))
        let bad = try place.run(
            "reconcile",
            "--type",
            "Invoice",
            "--service",
            "netsuite",
            "-",
            input: "{\"subject_id\":\"x\"}"
        )
        #expect(bad.status == 65)
        #expect(bad.output.isEmpty)
    }

    // MARK: The chain

    @Test(arguments: [false, true])
    func `a chain that somebody changed is broken where they did`(_ isServed: Bool) throws {
        let folder = try TemporaryFolder()
        let database = folder.file("test.db")
        var server: ServerProcess? = try ServerProcess(in: folder)
        let token = try #require(try server?.makeToken())
        for subject in 1...3 {
            let head =
                "\(ClientTests.head("POST", "/api/v1/external_references/create_or_update", token))"
            let port = try #require(server?.port)
            let body =
                #"{"external_reference":{"subject_type":"Invoice","subject_id":\#(subject),"#
                + #""service_name":"a","service_model":"b","service_model_ref":"c"}}"#
            let connection = try RawConnection(port: port)
            let answer = connection.request("\(head)\r\nContent-Type: application/json", body: body)
            #expect(answer?.status == 200)
        }
        func verify(_ words: String...) throws -> Executable.Outcome {
            try Executable.run(["verify", "--database", database] + words)
        }
        let whole = try verify()
        #expect(whole.status == 0, "\(whole.errors)")
        #expect(
            whole.output.contains(/^acme: whole from attempt 1 to 3\n    head [0-9a-f]{64}\n/)
        )
        #expect(server?.stop() == 0)
        server = nil
        let change = """
            import sqlite3, sys
            database = sqlite3.connect(sys.argv[1])
            database.execute("UPDATE attempt SET at = at + 1 WHERE key & 0xffffffffff = 2")
            database.commit()
            """
        let changed = try Executable.run("/usr/bin/python3", ["-c", change, database])
        #expect(changed.status == 0, "\(changed.errors)")
        if isServed { server = try ServerProcess(in: folder) }
        let broken = try verify("--account", "acme")
        #expect(broken.status == 1)
        #expect(broken.output.hasPrefix("acme: BROKEN at attempt 2\n"))
        #expect(broken.errors.contains("the ledger of acme is broken at attempt 2: "))
        let json = try verify("--json")
        #expect(json.status == 1)
        #expect(json.output.contains(#""first_break":{"sequence":2,"reason":""#))
    }

    // MARK: A server elsewhere

    @Test func `a token comes from a file or a variable, never from the command line`() throws {
        let server = try ServerProcess()
        let token = try server.makeToken(scope: "read")
        let folder = try TemporaryFolder()
        let file = folder.file("token")
        let url = ["status", "--url", server.baseURL]
        #expect(try Executable.run(url).status == 64)
        #expect(try Executable.run(url + ["--token", token]).status == 64)
        try "\(token)\nand more\n".write(toFile: file, atomically: true, encoding: .utf8)
        let asked = try Executable.run(url + ["--token-file", file])
        #expect(asked.status == 0, "\(asked.errors)")
        try "\n".write(toFile: file, atomically: true, encoding: .utf8)
        #expect(try Executable.run(url + ["--token-file", file]).status == 64)
        #expect(try Executable.run(url + ["--token-file", folder.file("none")]).status == 65)
        let wrong = try Executable.run(url, environment: ["COUNTERPART_TOKEN": "cp_wrong"])
        #expect(wrong.status == 1)
        #expect(wrong.errors.hasPrefix("counterpart: \(server.baseURL): "))
        #expect(!wrong.errors.contains("cp_wrong"))
    }

    @Test func `nobody at the URL is said in a sentence`() throws {
        let server = try ServerProcess()
        let url = server.baseURL
        #expect(server.stop() == 0)
        let outcome = try Executable.run(
            ["causes", "--url", url],
            environment: ["COUNTERPART_TOKEN": "cp_x"]
        )
        #expect(outcome.status == 69)
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }

    // MARK: What the arguments must be

    @Test(
        arguments: [
            ["why"], ["why", "Invoice"], ["why", "Invoices", "0"], ["why", "Ship", "1"],
            ["why", "Invoice", "x"], ["causes", "--state", "old"], ["causes", "--limit", "0"],
            ["causes", "--type", "Ship"], ["reconcile", "ids.csv"],
            ["reconcile", "--type", "Invoice", "ids.csv"],
            ["reconcile", "--type", "Invoice", "--service", "netsuite"],
            ["reconcile", "--type", "Invoice", "--service", "a", "--stale-after", "1", "ids.csv"],
            ["status", "now"], ["verify", "--url", "https://a.example"],
            ["status", "--url", "ftp://a.example"], ["status", "--url", "https://a:b@a.example"],
            ["status", "--url", "https://a.example/?q"], ["status", "--url", "https://"],
        ]
    )
    func `what is no such argument is a usage error`(_ words: [String]) throws {
        let outcome = try Executable.run(words, environment: ["COUNTERPART_TOKEN": "cp_x"])
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }

    @Test func `a missing file or database is named`() throws {
        let folder = try TemporaryFolder()
        let missing = folder.file("none")
        let set = ["reconcile", "--type", "Invoice", "--service", "netsuite", missing]
        #expect(try Executable.run(set).status == 65)
        #expect(try Executable.run(["status", "--database", missing]).status == 69)
        #expect(try Executable.run(["verify", "--database", missing]).status == 69)
        #expect(try Executable.run(["account", "create", "a", "--database", missing]).status == 0)
        #expect(try Executable.run(["account", "create", "b", "--database", missing]).status == 0)
        let unnamed = try Executable.run(["status", "--database", missing])
        #expect(unnamed.status == 64)
        #expect(unnamed.errors.contains("choose an account with --account: a, b"))
    }
}
