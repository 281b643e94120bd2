import CounterpartArguments
import CounterpartHTTPClient
import CounterpartHTTPServer
import CounterpartServer

/// A server that is asked over HTTP, with a token.
struct RemoteServer {
    private let url: ServerURL
    private let token: String

    /// - Throws: `CommandFailure` if there is no token for it.
    init(at url: ServerURL, _ arguments: Arguments) throws {
        self.url = url
        token = try Self.token(inFile: arguments[QuestionOptions.tokenFile])
    }

    /// Returns the body of the answer.
    func answer(to question: Question) throws -> [UInt8] {
        var request = HTTPClientRequest(
            question.method.rawValue,
            url.text + question.target,
            fields: [("Authorization", "Bearer \(token)"), ("Accept", "application/json")]
        )
        if let content = question.content {
            request.fields.append(("Content-Type", content.type))
            request.body = content.bytes
        }
        let client = HTTPClient(agent: "counterpart/\(ProgramVersion.current)")
        do {
            let response = try client.send(request)
            if let failure = CommandFailure(status: response.status, body: response.body) {
                throw CommandFailure("\(url.text): \(failure)", exitCode: failure.exitCode)
            }
            return response.body
        } catch let error as HTTPClientError {
            throw CommandFailure("\(url.text): \(error)", code: .unavailable)
        }
    }

    /// The token, which is never an argument: those are in the list of processes.
    private static func token(inFile path: String?) throws -> String {
        var text: Substring
        if let path {
            var bytes: [UInt8] = []
            let file = try FileStream.reading(path)
            while bytes.count < tokenLimit, let part = try file.next() { bytes += part }
            text = String(decoding: bytes, as: UTF8.self).prefix { !$0.isNewline }
        } else if let value = ProcessEnvironment.value(of: "COUNTERPART_TOKEN") {
            text = value[...]
        } else {
            throw CommandFailure.usage(
                "--url needs a token: set COUNTERPART_TOKEN, or name a file with --token-file"
            )
        }
        while text.last?.isWhitespace == true { text.removeLast() }
        let isToken = text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
        guard isToken, !text.isEmpty, text.utf8.count <= tokenLimit else {
            throw CommandFailure.usage(
                "\(path ?? "COUNTERPART_TOKEN") holds no token in its first line"
            )
        }
        return String(text)
    }

    /// The bytes that a token has at most, and more than ours have.
    private static let tokenLimit = 4_096
}
