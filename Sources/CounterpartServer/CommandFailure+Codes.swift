package import CounterpartArguments

extension ExitCode {
    package static let failed = ExitCode(1, "failed; standard error says why")
    /// `EX_DATAERR` of sysexits.h.
    package static let badInput = ExitCode(65, "a file or a line of it cannot be taken in")
    /// `EX_UNAVAILABLE` of sysexits.h.
    package static let unavailable = ExitCode(
        69,
        "the database cannot be used, or its server does not answer"
    )

    /// All that a command of ours ends with, beside that for a wrong command line.
    package static let all = [ExitCode(0, "done"), failed, badInput, unavailable]
}

extension CommandFailure {
    /// Makes the failure with one sentence for the person who asked.
    package init(_ sentence: String, code: ExitCode) {
        self.init(sentence, exitCode: code.number)
    }
}
