import Counterpart
import CounterpartArguments
import CounterpartBytes
import CounterpartHTTPServer

extension Administration {
    /// The bytes that the input of a question may have.
    package static let questionLimit = 64 << 20

    /// Reads the whole input, so that one that breaks off asks nothing.
    ///
    /// - Throws: `CommandFailure` if it is larger than ``questionLimit``.
    package static func body(from input: any ByteSource) throws -> [UInt8] {
        var body: [UInt8] = []
        while let part = try input.next() {
            guard body.count + part.count <= questionLimit else {
                throw CommandFailure(
                    "the input is larger than \(questionLimit >> 20) MiB",
                    code: .badInput
                )
            }
            body += part
        }
        return body
    }

    static func request(
        _ method: HTTPRequest.Method,
        _ target: String,
        _ contentType: String?,
        _ body: [UInt8]
    ) throws -> HTTPRequest {
        guard let parts = RequestTarget(target.utf8.span) else {
            throw CommandFailure("\(target) is no target of a request", code: .failed)
        }
        return HTTPRequest(
            method: method,
            path: parts.path,
            query: parts.query,
            fields: HTTPFields(contentType.map { [("Content-Type", $0)] } ?? []),
            body: body,
            id: "command"
        )
    }

    /// Writes the body of the answer, or fails in the words of the problem.
    func answer(
        _ request: HTTPRequest,
        of accountName: String?,
        to output: any ByteSink
    ) async throws {
        let response = await ask(request, try await account(named: accountName))
        if let failure = CommandFailure(status: response.status, body: response.body.array) {
            throw failure
        }
        try output.write(response.body.array)
    }

    /// The account of that name, or the only one.
    func account(named name: String?) async throws -> Account {
        if let name { return try await store.account(named: name) }
        let accounts = try await store.accounts()
        if accounts.count == 1 { return accounts[0] }
        let names = accounts.map(\.name).joined(separator: ", ")
        throw CommandFailure(
            accounts.isEmpty
                ? "there is no account yet; account create makes one"
                : "choose an account with --account: \(names)",
            code: .usage
        )
    }
}
