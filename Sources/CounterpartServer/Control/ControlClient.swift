import CounterpartArguments

/// Has the server that holds a database carry out a command.
package struct ControlClient {
    private let channel: ControlChannel

    /// Connects to the server of the database at `path`.
    ///
    /// - Throws: `CommandFailure` if it does not answer.
    package init(database path: String) throws {
        channel = ControlChannel(
            try ControlSocket.connect(to: ControlSocket.path(forDatabase: path))
        )
    }

    /// Does what ``Administration/run(_:input:output:)`` does, there.
    package func run(
        _ request: AdministrationRequest,
        input: any ByteSource,
        output: any ByteSink
    ) throws {
        try channel.send(.request(request.words))
        if request.hasInput { try sendInput(input) }
        while let frame = try channel.receive() {
            switch frame {
            case .output(let bytes): try output.write(bytes)
            case .done: return
            case .failed(let failure): throw failure
            case .request, .input, .endOfInput: break
            }
        }
        throw CommandFailure(
            "the server broke off; look whether it has carried out the command",
            code: .unavailable
        )
    }

    /// Sends the input, up to the moment when the server has something to say about it.
    private func sendInput(_ input: any ByteSource) throws {
        while let bytes = try input.next() {
            if channel.hasMessage { return }
            do {
                try channel.send(.input(bytes))
            } catch {
                // The server stopped listening: its reason is on its way.
                return
            }
        }
        try? channel.send(.endOfInput)
    }
}
