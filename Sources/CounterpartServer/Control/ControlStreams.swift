import CounterpartArguments

/// The input of a command that a server carries out.
final class ControlSource: ByteSource {
    private let channel: ControlChannel

    init(_ channel: ControlChannel) {
        self.channel = channel
    }

    func next() throws -> [UInt8]? {
        switch try channel.receive() {
        case .input(let bytes) where !bytes.isEmpty:
            return bytes
        case .endOfInput:
            return nil
        default:
            // An input that does not end was cut off, and must not be taken for a whole one.
            throw CommandFailure("the input broke off", code: .badInput)
        }
    }
}

/// The output of a command that a server carries out.
final class ControlSink: ByteSink {
    private let channel: ControlChannel

    init(_ channel: ControlChannel) {
        self.channel = channel
    }

    func write(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(ControlFrame.payloadLimit)
            try channel.send(.output(Array(part)))
            rest = rest.dropFirst(part.count)
        }
    }
}
