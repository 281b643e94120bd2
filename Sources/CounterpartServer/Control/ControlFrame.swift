import CounterpartArguments

/// One message on the control socket: a kind in one byte, the length of the payload in four, most
/// significant first, and the payload.
enum ControlFrame: Equatable {
    /// From the command: the request's words, separated by NUL.
    case request([String])
    /// From the command: a part of its input.
    case input([UInt8])
    /// From the command: its input is complete; without it nothing is taken in.
    case endOfInput
    /// From the server: a part of the output.
    case output([UInt8])
    /// From the server: the request was carried out.
    case done
    /// From the server: it was not, and nothing was changed.
    case failed(CommandFailure)

    /// The bytes that a payload may have.
    static let payloadLimit = 1 << 20

    var kind: UInt8 {
        switch self {
        case .request: UInt8(ascii: "R")
        case .input: UInt8(ascii: "I")
        case .endOfInput: UInt8(ascii: "E")
        case .output: UInt8(ascii: "O")
        case .done: UInt8(ascii: "D")
        case .failed: UInt8(ascii: "F")
        }
    }

    var payload: [UInt8] {
        switch self {
        case .request(let words): Array(words.joined(separator: "\0").utf8)
        case .input(let bytes), .output(let bytes): bytes
        case .endOfInput, .done: []
        case .failed(let failure):
            [UInt8(clamping: failure.exitCode)] + Array(failure.description.utf8)
        }
    }

    /// Returns `nil` if there is no such frame.
    init?(kind: UInt8, payload: [UInt8]) {
        switch kind {
        case UInt8(ascii: "R"):
            let words = payload.split(separator: 0, omittingEmptySubsequences: false)
            self = .request(words.map { String(decoding: $0, as: UTF8.self) })
        case UInt8(ascii: "I"):
            self = .input(payload)
        case UInt8(ascii: "E"):
            self = .endOfInput
        case UInt8(ascii: "O"):
            self = .output(payload)
        case UInt8(ascii: "D"):
            self = .done
        case UInt8(ascii: "F"):
            guard let code = payload.first else { return nil }
            let sentence = String(decoding: payload.dropFirst(), as: UTF8.self)
            self = .failed(CommandFailure(sentence, exitCode: Int32(code)))
        default:
            return nil
        }
    }
}
