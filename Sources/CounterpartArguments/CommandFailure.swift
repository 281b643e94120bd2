/// Why a command ends: one sentence for standard error, and the exit code.
package struct CommandFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package let exitCode: Int32

    package init(_ description: String, exitCode: Int32 = 1) {
        self.description = description
        self.exitCode = exitCode
    }

    /// The caller got the command line wrong; also for what only the action can find out, such as
    /// two options that exclude each other.
    package static func usage(_ description: String) -> CommandFailure {
        CommandFailure(description, exitCode: ExitCode.usage.number)
    }
}
