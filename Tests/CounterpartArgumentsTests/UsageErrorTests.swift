import CounterpartArguments
import Testing

/// Whatever is wrong with a command line is one sentence on standard error, and exit code 64.
@Suite(.timeLimit(.minutes(5))) struct UsageErrorTests {
    struct Mistake: Sendable, CustomTestStringConvertible {
        let words: [String]
        let sentence: String

        init(_ words: String, _ sentence: String) {
            self.words = words.split(separator: " ").map(String.init)
            self.sentence = sentence
        }

        var testDescription: String { words.joined(separator: " ") }
    }

    @Test(arguments: [
        Mistake("", "'sample' needs a subcommand: one of serve, token, import, completion."),
        Mistake("token", "'sample token' needs a subcommand: one of create."),
        Mistake("serv", "'sample' has no subcommand 'serv'; did you mean serve?"),
        Mistake("seve", "'sample' has no subcommand 'seve'; did you mean serve?"),
        Mistake(
            "start",
            "'sample' has no subcommand 'start'; there are serve, token, import, completion."
        ),
        Mistake("serve --prot 1", "'sample serve' has no option --prot; did you mean --port?"),
        Mistake(
            "serve --databse=x",
            "'sample serve' has no option --databse; did you mean --database?"
        ),
        Mistake(
            "serve --nothing",
            "'sample serve' has no option --nothing; see 'sample serve --help'."
        ),
        Mistake("serve -x", "'sample serve' has no option -x; see 'sample serve --help'."),
        Mistake(
            "serve --version",
            "'sample serve' has no option --version; see 'sample serve --help'."
        ),
        Mistake(
            "serve --port",
            "Option --port needs a value: a whole number from 0 to 65535."
        ),
        Mistake(
            "serve -p --verbose",
            "Option -p needs a value: a whole number from 0 to 65535."
        ),
        Mistake(
            "serve --port 65536",
            "Option --port: '65536' is not a whole number from 0 to 65535."
        ),
        Mistake("serve --port -1", "Option --port: '-1' is not a whole number from 0 to 65535."),
        Mistake("serve --port=", "Option --port: '' is not a whole number from 0 to 65535."),
        Mistake("serve --verbose=yes", "Option --verbose takes no value."),
        Mistake(
            "serve now",
            "'sample serve' takes no argument 'now'; see 'sample serve --help'."
        ),
        Mistake(
            "token create ci",
            "'sample token create' needs option --account <name>. It may also come from SAMPLE_ACCOUNT."
        ),
        Mistake(
            "token create -a Acme",
            "'sample token create' needs <label>: A name to tell it by."
        ),
        Mistake("import", "'sample import' needs <file>: Files with one object a line."),
        Mistake(
            "token create ci -a Acme --scope writ",
            "Option --scope: 'writ' is not one of read, write, admin; did you mean write?"
        ),
        Mistake(
            "token create ci -a Acme --scope all",
            "Option --scope: 'all' is not one of read, write, admin."
        ),
        Mistake(
            "completion csh",
            "<shell>: 'csh' is not one of bash, zsh, fish; did you mean zsh?"
        ),
    ])
    func `a mistake is told in a sentence`(_ mistake: Mistake) async {
        let call = await Call(mistake.words)
        #expect(call.error == "sample: \(mistake.sentence)\n")
        #expect(call.output == "")
        #expect(call.printed == [])
        #expect(call.exitCode == 64)
    }

    @Test(arguments: ["90", "d", "0d", "+1d", "-1d", "1w", "36501d", "9223372036854775807d", ""])
    func `what is no duration is refused`(_ text: String) async {
        let call = await Call("token", "create", "-a", "Acme", "ci", "--expires-in=\(text)")
        let sentence = "Option --expires-in: '\(text)' is not a duration like 90d, 12h, 30m or 45s."
        #expect(call.error == "sample: \(sentence)\n")
        #expect(call.exitCode == 64)
    }

    @Test func `a wrong variable is called by its name`() async {
        let port = await Call("serve", environment: ["SAMPLE_PORT": "many"])
        let range = "a whole number from 0 to 65535"
        #expect(port.error == "sample: Environment variable SAMPLE_PORT: 'many' is not \(range).\n")
        let verbose = await Call("serve", environment: ["SAMPLE_VERBOSE": "x"])
        let words = "true or false"
        #expect(
            verbose.error == "sample: Environment variable SAMPLE_VERBOSE: 'x' is not \(words).\n"
        )
    }

    @Test func `a failing action chooses the exit code`() async {
        let bad = await Call("import", "bad")
        #expect(bad.error == "sample: Line 1 is bad.\n")
        #expect(bad.exitCode == 3)
    }

    @Test func `any other error is exit code 1`() async {
        let lost = await Call("import", "lost")
        #expect(lost.error == "sample: The disk is gone.\n")
        #expect(lost.exitCode == 1)
    }

    @Test func `a program that declares an option twice does not start`() async {
        await #expect(processExitsWith: .failure) {
            let option = Option.flag("same", help: "")
            let command = Command("one", abstract: "", options: [option]) { _ in }
            _ = Program(
                Command("two", abstract: "", options: [option], subcommands: [command]),
                version: "1"
            )
        }
    }
}
