/// A number that a command ends with, and what it tells the caller.
package struct ExitCode: Hashable, Sendable {
    package let number: Int32
    /// A short clause for the help, for instance "the file has lines that cannot be taken in".
    package let meaning: String

    package init(_ number: Int32, _ meaning: String) {
        self.number = number
        self.meaning = meaning
    }

    /// What a caller gets who got the command line wrong: `EX_USAGE` of `sysexits.h`.
    package static let usage = ExitCode(64, "the command line or a variable is wrong")

    static let standard = [
        ExitCode(0, "done"),
        ExitCode(1, "failed; standard error says why"),
    ]
}
