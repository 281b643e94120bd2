import Testing

/// How a command line and the environment become values.
@Suite(.timeLimit(.minutes(5))) struct ParserTests {
    @Test func `what is not given has its default`() async {
        let call = await Call("serve")
        #expect(call.printed == ["sample.db 8080 false", "false [] false"])
        #expect(call.exitCode == 0)
        #expect(call.error == "")
    }

    @Test(arguments: [
        ["serve", "--database", "x.db", "--port", "1", "--verbose"],
        ["serve", "--database=x.db", "--port=1", "--verbose"],
        ["serve", "-d", "x.db", "-p", "1", "-v"],
        ["serve", "-dx.db", "-vp1"],
        ["--database", "x.db", "serve", "-vp", "1"],
        ["serve", "--port", "2", "-v", "--port", "1", "-d", "x.db"],
    ])
    func `an option is written in several ways, before and after the subcommand`(
        _ words: [String]
    ) async {
        let call = await Call(words)
        #expect(call.printed == ["x.db 1 true", "false [] true"])
    }

    @Test func `a repeated option keeps each value`() async {
        let call = await Call("serve", "--tag", "a", "--tag=b=c", "--tag", "", "-q")
        #expect(call.printed[1] == #"true ["a", "b=c", ""] false"#)
    }

    @Test func `a choice, a duration and positional arguments are read`() async {
        let call = await Call(
            "token",
            "create",
            "ci",
            "-a",
            "Acme",
            "--scope",
            "admin",
            "--expires-in",
            "90d",
            "why not"
        )
        #expect(call.printed == ["Acme admin 7776000.0 seconds", "ci why not"])
    }

    @Test func `what is optional is nil`() async {
        let call = await Call("token", "create", "-a", "Acme", "ci")
        #expect(call.printed == ["Acme read -", "ci -"])
    }

    @Test(arguments: [("45s", 45), ("30m", 1800), ("12h", 43_200), ("36500d", 3_153_600_000)])
    func `a duration counts seconds, minutes, hours or days`(_ text: String, _ seconds: Int) async {
        let call = await Call("token", "create", "-a", "Acme", "ci", "--expires-in", text)
        #expect(call.printed[0] == "Acme read \(Duration.seconds(seconds))")
    }

    @Test func `two dashes end the options`() async {
        let call = await Call("import", "--", "a", "--help", "-")
        #expect(call.printed == [#"["a", "--help", "-"]"#])
    }

    @Test func `a lone dash and a negative number are values`() async {
        #expect(await Call("import", "-").printed == [#"["-"]"#])
        #expect(await Call("serve", "--tag", "-5").printed[1] == #"false ["-5"] false"#)
    }

    @Test func `the environment stands in for what the command line does not give`() async {
        let environment = [
            "SAMPLE_DATABASE": "env.db", "SAMPLE_PORT": "9", "SAMPLE_VERBOSE": "yes",
            "SAMPLE_QUIET": "yes", "SAMPLE_TAG": "a,b",
        ]
        let call = await Call("serve", "--port", "1", environment: environment)
        #expect(call.printed == ["env.db 1 true", #"false ["a", "b"] true"#])
    }

    @Test func `an empty variable counts as unset`() async {
        let call = await Call("serve", environment: ["SAMPLE_PORT": "", "SAMPLE_VERBOSE": ""])
        #expect(call.printed == ["sample.db 8080 false", "false [] false"])
    }

    @Test func `a required option may come from the environment`() async {
        let call = await Call("token", "create", "ci", environment: ["SAMPLE_ACCOUNT": "Acme"])
        #expect(call.printed[0] == "Acme read -")
    }
}
