import CounterpartArguments
import Testing

/// What help looks like: the pages are here in full, so that a change of layout is seen.
@Suite(.timeLimit(.minutes(5))) struct HelpTests {
    @Test(arguments: [["--help"], ["-h"], ["--database", "x", "--help"]])
    func `the program's help lists its subcommands`(_ words: [String]) async {
        let call = await Call(words)
        #expect(call.output == Page.sample)
        #expect(call.exitCode == 0)
    }

    @Test(arguments: [["serve", "--help"], ["serve", "surplus", "-h"]])
    func `a command's help shows its options and exit codes`(_ words: [String]) async {
        let page = await Call(words).output
        #expect(page == Page.serve)
    }

    @Test func `a nested command's help shows what it needs`() async {
        let page = await Call("token", "create", "--help").output
        #expect(page == Page.create)
    }

    @Test func `a term that is too long has a line of its own`() async {
        let option = Option.flag("a-rather-long-name-of-an-option", help: "Do it.")
        let command = Command("one", abstract: "One.", options: [option]) { _ in }
        let program = Program(Command("p", abstract: "P.", subcommands: [command]), version: "1")
        let call = await Call(["one", "--help"]) { _ in program }
        #expect(
            call.output.contains(
                """
                OPTIONS:
                      --a-rather-long-name-of-an-option
                              Do it.
                  -h, --help  Show this help.

                """
            )
        )
    }

    @Test func `the version follows the program's name`() async {
        let call = await Call("--version")
        #expect(call.output == "sample 1.2.3\n")
        #expect(call.exitCode == 0)
    }
}
