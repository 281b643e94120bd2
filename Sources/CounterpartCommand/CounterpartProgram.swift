import CounterpartArguments
import CounterpartServer
import Glibc

/// The command `counterpart`.
@main
enum CounterpartProgram {
    static func main() async {
        FileStream.completeStandardStreams()
        // Whoever reads our output may go: then writing fails, and says so.
        _ = signal(SIGPIPE, SIG_IGN)
        // A file may not grow beyond its user's limit: likewise.
        _ = signal(SIGXFSZ, SIG_IGN)
        TokenSecret.prepare()
        exit(await program.run())
    }

    private static let program = Program(
        Command(
            "counterpart",
            abstract: "Keep the counterparts of business objects in third-party systems.",
            discussion: """
                A server for the External References API of Kantata OX: which object is synced with \
                which system, and how its sync stands.

                Commands for a database that a server holds are carried out by that server.
                """,
            options: [SharedOptions.database],
            exitCodes: ExitCode.all,
            subcommands: [
                .serve, .why, .causes, .status, .reconcile, .verify, .account, .token, .import,
                .export,
            ]
        ),
        version: ProgramVersion.current
    )
}
