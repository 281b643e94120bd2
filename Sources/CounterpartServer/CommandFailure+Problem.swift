package import CounterpartArguments
import CounterpartWire

extension CommandFailure {
    /// What an answer of the operations surface means for the person who asked; `nil` if it is what
    /// was asked for.
    package init?(status: Int, body: [UInt8]) {
        guard !(200...299).contains(status) else { return nil }
        let problem = (try? JSONValue.parse(body)) ?? .null
        var sentence = "the server answered \(status)"
        if case .string(let detail)? = problem["detail"] {
            sentence = detail
        } else if case .string(let title)? = problem["title"] {
            sentence = title
        }
        if case .array(let errors)? = problem["errors"] {
            for error in errors {
                guard case .string(let detail)? = error["detail"] else { continue }
                var place = ""
                if case .string(let name)? = error["parameter"] ?? error["pointer"] {
                    place = "\(name): "
                }
                sentence += "; \(place)\(detail)"
            }
        }
        let code: ExitCode =
            switch status {
            case 400, 413, 415, 422: .badInput
            case 429, 500...: .unavailable
            default: .failed
            }
        self.init(sentence, code: code)
    }
}
