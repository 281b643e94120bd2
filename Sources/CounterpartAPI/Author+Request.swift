import Counterpart
import CounterpartHTTPServer

extension Author {
    /// Who sends the request.
    init(_ token: Token, _ request: HTTPRequest) {
        self.init(tokenID: token.id, label: token.label, requestID: request.id)
    }
}
