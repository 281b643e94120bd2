import CounterpartArguments
import CounterpartHTTPServer
import CounterpartServer
import CounterpartTerminal
import CounterpartWire

/// One request of the operations surface, and how its answer is shown.
struct Question {
    let target: String
    /// What is posted; `nil` if the question is only a target.
    let content: ExpectedFile?
    private let layout: Report.Layout

    /// Asks for `path` below the surface's prefix, whose segments are already encoded.
    ///
    /// Parameters without a value are left out of the query.
    init(
        _ path: String,
        query: [(name: String, value: String?)] = [],
        posting content: ExpectedFile? = nil,
        layout: @escaping Report.Layout
    ) {
        self.content = content
        self.layout = layout
        let pairs = query.compactMap { name, value in
            value.map { "\(name)=\(PercentEncoding.encoded($0))" }
        }
        let question = pairs.isEmpty ? "" : "?\(pairs.joined(separator: "&"))"
        target = "/counterpart/v1/\(path)\(question)"
    }

    var method: HTTPRequest.Method { content == nil ? .get : .post }

    /// Asks the server or the database that the arguments name, and prints the answer.
    func ask(_ arguments: Arguments) async throws {
        let answer =
            if let url = arguments[QuestionOptions.url] {
                try RemoteServer(at: url, arguments).answer(to: self)
            } else {
                try await answer(of: Database(arguments), arguments[QuestionOptions.account])
            }
        guard !arguments[QuestionOptions.json] else {
            let end = answer.last == UInt8(ascii: "\n") ? [] : [UInt8(ascii: "\n")]
            return try FileStream.output.write(answer + end)
        }
        guard let value = try? JSONValue.parse(answer) else {
            throw CommandFailure("the answer is no JSON", code: .unavailable)
        }
        let report = Report(of: value, on: .standard, by: layout)
        try FileStream.output.write(Array(report.text.utf8))
    }

    private func answer(of database: Database, _ account: String?) async throws -> [UInt8] {
        let output = MemoryStream()
        let request = AdministrationRequest.ask(
            account: account,
            method: method,
            target: target,
            contentType: content?.type
        )
        let input = MemoryStream(content?.bytes ?? [])
        try await database.run(request, input: input, output: output)
        return output.bytes
    }
}

extension Terminal {
    /// Standard output, whoever reads it.
    static var standard: Terminal {
        let width = FileStream.terminalWidth
        let isPlain =
            ProcessEnvironment.value(of: "NO_COLOR").map { !$0.isEmpty } ?? false
            || ProcessEnvironment.value(of: "TERM") == "dumb"
        return Terminal(width: width, isColoured: width != nil && !isPlain, now: .now)
    }
}
