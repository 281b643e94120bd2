import CounterpartArguments
import CounterpartThreads
import Dispatch
import Glibc
import Synchronization

/// Carries out the requests of commands while the server holds the database.
///
/// A thread accepts, and each connection has a thread of its own, because imports and exports wait
/// for their files. Only the database's owner can connect.
final class ControlServer: Sendable {
    /// The commands that are carried out at the same time; more are told to come back.
    private static let connectionLimit = 8
    private static let closingTime = DispatchTimeInterval.seconds(5)

    private struct State {
        var connections: [ObjectIdentifier: CInt] = [:]
        var isClosed = false
    }

    private let path: String
    private let descriptor: CInt
    private let administration: Administration
    private let log: Log
    private let state = Mutex(State())
    /// Signalled when the last connection ends after the server was closed.
    private let idle = DispatchSemaphore(value: 0)

    /// Listens beside the database at `path`.
    init(database path: String, administration: Administration, log: Log) throws {
        self.path = ControlSocket.path(forDatabase: path)
        descriptor = try ControlSocket.listen(at: self.path)
        self.administration = administration
        self.log = log
        SystemThread.start { self.acceptConnections() }
    }

    /// Refuses further commands, and breaks off those that wait for their input, which change nothing
    /// then.
    ///
    /// The others have ``closingTime`` to say what they did: what is committed must not look undone.
    func close() {
        unsafe unlink(path)
        // Under the lock nobody closes a descriptor, whose number another might get.
        let isBusy = state.withLock { state in
            guard !state.isClosed else { return false }
            state.isClosed = true
            shutdown(descriptor, CInt(SHUT_RDWR))
            for connection in state.connections.values { shutdown(connection, CInt(SHUT_RD)) }
            return !state.connections.isEmpty
        }
        if isBusy { _ = idle.wait(timeout: .now() + Self.closingTime) }
    }

    private func acceptConnections() {
        while true {
            let connection = accept(descriptor, nil, nil)
            if connection < 0 {
                if state.withLock({ $0.isClosed }) { break }
                // Out of descriptors, or the peer gave up: both pass.
                usleep(10_000)
                continue
            }
            if !SystemThread.startIfPossible({ self.serve(connection) }) {
                Glibc.close(connection)
            }
        }
        Glibc.close(descriptor)
    }

    private func serve(_ connection: CInt) {
        let channel = ControlChannel(connection)
        let key = ObjectIdentifier(channel)
        let isAdmitted = state.withLock { state in
            guard !state.isClosed, state.connections.count < Self.connectionLimit else {
                return false
            }
            state.connections[key] = connection
            return true
        }
        defer {
            // Forgotten before it is closed, or `close()` could shut down another with its number.
            withExtendedLifetime(channel) {
                let isLast = state.withLock { state in
                    state.connections.removeValue(forKey: key) != nil && state.isClosed
                        && state.connections.isEmpty
                }
                if isLast { idle.signal() }
            }
        }
        do {
            guard isAdmitted else {
                throw CommandFailure("the server is busy with other commands", code: .unavailable)
            }
            try carryOut(channel)
            try channel.send(.done)
        } catch {
            let failure = error as? CommandFailure ?? CommandFailure("\(error)", code: .failed)
            // The command may be gone already; then nobody is left to tell.
            try? channel.send(.failed(failure))
        }
    }

    private func carryOut(_ channel: ControlChannel) throws {
        guard case .request(let words)? = try channel.receive(),
            let request = AdministrationRequest(words: words)
        else {
            throw CommandFailure(
                "the server does not know this command; is it of another version?",
                code: .unavailable
            )
        }
        log.note("info", "command", words[0])
        try administration.runBlocking(
            request,
            input: ControlSource(channel),
            output: ControlSink(channel)
        )
    }
}
