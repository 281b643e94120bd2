import Counterpart
import CounterpartAPI
import CounterpartArguments
import CounterpartSQLiteStore
import CounterpartServer
import Glibc

/// The database that a command is about: opened by the command, or asked through the server that
/// holds it.
struct Database {
    private let path: String
    private let isMadeIfMissing: Bool

    /// A command that only asks must not leave an empty database behind where a path is misspelt.
    init(_ arguments: Arguments, isMadeIfMissing: Bool = false) {
        path = arguments[SharedOptions.database]
        self.isMadeIfMissing = isMadeIfMissing
    }

    /// Carries out a request; its output goes to standard output.
    func run(_ request: AdministrationRequest) async throws {
        try await run(request, input: FileStream.input, output: FileStream.output)
    }

    /// Takes in one file; a terminal sees how far it is.
    func take(_ file: String, into account: String) async throws {
        let isStandardInput = file == "-"
        let name = isStandardInput ? "standard input" : file
        let progress = ProgressBar(of: isStandardInput ? nil : file, named: name)
        let input =
            isStandardInput
            ? FileStream(STDIN_FILENO, named: name, onRead: progress.advance)
            : try FileStream.reading(file, onRead: progress.advance)
        defer { progress.end() }
        try await run(
            .importRecords(account: account, name: name),
            input: input,
            output: FileStream.output
        )
    }

    /// Carries out a request with the given input and output.
    func run(
        _ request: AdministrationRequest,
        input: any ByteSource,
        output: any ByteSink
    ) async throws {
        guard isMadeIfMissing || FileStream.size(of: path) != nil else {
            throw CommandFailure("\(path) does not exist", code: .unavailable)
        }
        switch try await holder() {
        case .command(let store):
            defer { store.close() }
            let surface = OperationsSurface(over: store, version: ProgramVersion.current) {
                reason in
                Console.standard.write("counterpart: \(reason)\n", to: .error)
            }
            let administration = Administration(of: store, asking: surface)
            try await administration.run(request, input: input, output: output)
        case .server(let client):
            try client.run(request, input: input, output: output)
        }
    }

    /// Who has the database open, and so carries out the command.
    private enum Holder {
        case command(SQLiteStore)
        case server(ControlClient)
    }

    /// Opens the database or reaches its server; waits a while for whoever will soon let it go or
    /// answer: another command, or a server that starts or ends.
    private func holder() async throws -> Holder {
        let deadline = ContinuousClock.now + Self.patience
        while true {
            if let store = try SQLiteStore.openedUnlessServed(at: path) { return .command(store) }
            do {
                return .server(try ControlClient(database: path))
            } catch {
                guard ContinuousClock.now < deadline else { throw error }
                try await Task.sleep(for: Self.pause)
            }
        }
    }

    private static let patience = Duration.seconds(5)
    private static let pause = Duration.milliseconds(20)
}
